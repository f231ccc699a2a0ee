import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { useMe, usePermission } from '#ui/session/index.ts';
import type { CaseDetail, Task } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';
import { useLookup } from '../shared/use-names.ts';

const meaningOf = { open: 'notice', accepted: 'notice', done: 'ok', withdrawn: 'neutral' } as const;

/** Who works on the case: the lead and the assisting departments. */
export function Tasks({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const name = useLookup();
  const { scope } = useMe();
  const mayHandle = usePermission('cases.handle');
  const [ending, setEnding] = useState<Task | null>(null);
  if (detail.tasks.length === 0) return null;
  const mayEnd = (task: Task): boolean =>
    mayHandle &&
    task.kind === 'assist' &&
    (task.state === 'open' || task.state === 'accepted') &&
    scope.departmentIds.includes(task.departmentId);
  return (
    <section className="cs-part">
      <h3>{t('cases.tasks.title')}</h3>
      <ul className="cs-plain cs-tasks">
        {detail.tasks.map((task) => (
          <li key={task.id}>
            <span className="cs-task-kind">{t(`cases.tasks.${task.kind}`)}</span>
            <strong>{name(task.departmentId, task.departmentName)}</strong>
            <span className="dk-muted">{task.assigneeName}</span>
            <StatusTag meaning={meaningOf[task.state]}>{t(`cases.tasks.${task.state}`)}</StatusTag>
            <span className="dk-muted cs-push">{task.endedAt && <Time at={task.endedAt} />}</span>
            {mayEnd(task) && (
              <Button size="small" type="primary" onClick={() => setEnding(task)}>
                {t('cases.tasks.end')}
              </Button>
            )}
            {task.note && <p className="dk-note">{task.note}</p>}
          </li>
        ))}
      </ul>
      {ending && <EndTask caseId={detail.case.id} task={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function EndTask({ caseId, task, onClose }: { caseId: string; task: Task; onClose: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const act = useAct();
  const send = async (): Promise<void> => {
    const done = await act.run(async () => {
      await cases.endTask({ params: { caseId, taskId: task.id }, body: { note: note.trim() } });
      await queries.invalidateQueries({ queryKey: keys.one(caseId) });
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={`${t('cases.tasks.end')} · ${task.departmentName}`}
      okText={t('cases.tasks.end')}
      okButtonProps={{ disabled: note.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3 }}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t('cases.tasks.note')}
        aria-label={t('cases.tasks.note')}
      />
    </Modal>
  );
}
