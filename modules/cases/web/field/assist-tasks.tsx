import { useState } from 'react';
import {
  Button,
  Card,
  Deadline,
  Sheet,
  StatusTag,
  TextArea,
  useText,
  useToast,
} from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { useMe } from '#ui/session/index.ts';
import { api, type CaseDetail, type Task } from '../../contract/index.ts';

/** What this person's department was asked to help with, and the button that says it is done. */
export function AssistTasks({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { scope } = useMe();
  const { waiting } = useOutbox();
  const [ending, setEnding] = useState<Task | null>(null);
  const mine = detail.tasks.filter(
    ({ kind, state, departmentId }) =>
      kind === 'assist' && state !== 'withdrawn' && scope.departmentIds.includes(departmentId),
  );
  if (mine.length === 0) return null;
  return (
    <Card title={t('cases.assist.title')}>
      {mine.map((task) => {
        const waits = waiting.some(({ path }) => path.includes(`/tasks/${task.id}/`));
        return (
          <div key={task.id}>
            <p className="field-words">{task.note}</p>
            {task.state === 'done' || waits ? (
              <StatusTag meaning={waits ? 'notice' : 'ok'}>
                {t(waits ? 'cases.waiting' : 'cases.assist.done')}
              </StatusTag>
            ) : (
              <>
                {task.dueAt && <Deadline at={task.dueAt} />}
                <Button wide className="field-main" icon="check" onClick={() => setEnding(task)}>
                  {t('cases.assist.end')}
                </Button>
              </>
            )}
          </div>
        );
      })}
      {ending && <EndForm detail={detail} task={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

interface EndFormProps {
  readonly detail: CaseDetail;
  readonly task: Task;
  readonly onClose: () => void;
}

function EndForm({ detail, task, onClose }: EndFormProps) {
  const { t } = useText();
  const say = useToast();
  const { enqueue } = useOutbox();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const end = async (): Promise<void> => {
    setTried(true);
    const words = note.trim();
    if (!words) return;
    const { id, title } = detail.case;
    await enqueue(
      api.operations.endTask,
      { params: { caseId: id, taskId: task.id }, body: { note: words } },
      { subject: id, label: `${t('cases.assist.end')} · ${title}` },
    );
    say(t('cases.act.sent'));
    onClose();
  };
  return (
    <Sheet
      open
      title={t('cases.assist.end')}
      onClose={onClose}
      actions={
        <Button kind="primary" wide className="field-main" onClick={() => void end()}>
          {t('cases.assist.submit')}
        </Button>
      }
    >
      <TextArea
        label={t('cases.assist.note')}
        limit={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={tried && note.trim() === '' ? t('cases.act.needNote') : null}
      />
    </Sheet>
  );
}
