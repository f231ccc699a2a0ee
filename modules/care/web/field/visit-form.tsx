import { useState } from 'react';
import { type Photo, PhotoPicker, useHere } from '#ui/capture/index.ts';
import { Button, ErrorNotice, FieldError, Sheet, TextArea, useText } from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { api, type VisitRow } from '../../contract/index.ts';
import { type CareTask, careTasks } from '../../contract/words.ts';
import { useEvidence, useSaid } from './use-evidence.ts';

/** What a carer does at the door. */
export type DoorAct = 'arrive' | 'leave' | 'nobodyHome' | 'refused';

const noteLimit = 1000;
const titles = {
  arrive: 'care.visit.arrive',
  leave: 'care.visit.leave',
  nobodyHome: 'care.visit.nobody',
  refused: 'care.visit.refused',
} as const;

interface VisitFormProps {
  readonly visit: VisitRow;
  readonly act: DoorAct;
  readonly onClose: () => void;
}

/** One act at the door, with what it asks for; kept on the phone without a network. */
export function VisitForm({ visit, act, onClose }: VisitFormProps) {
  const { t } = useText();
  const here = useHere(true);
  const send = useDoor(visit, act);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [done, setDone] = useState<readonly CareTask[]>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const needsEvidence = act !== 'leave' && visit.state === 'planned';
  const lacksEvidence = needsEvidence && !here.position && photos.length === 0;
  const lacksDone = act === 'leave' && done.length === 0 && note.trim() === '';
  const lacksWhy = act === 'refused' && note.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksEvidence || lacksDone || lacksWhy || note.length > noteLimit) return;
    setBusy(true);
    try {
      await send({ here, photos, done, note });
      onClose();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const choices = visit.tasks.length > 0 ? visit.tasks : careTasks;
  return (
    <Sheet
      open
      title={t(titles[act])}
      onClose={onClose}
      actions={
        <Button kind="primary" wide icon="check" busy={busy} onClick={() => void submit()}>
          {t(titles[act])}
        </Button>
      }
    >
      {needsEvidence && <p>{t('care.visit.here', { state: t(`care.here.${here.state}`) })}</p>}
      <PhotoPicker
        label={t(act === 'leave' ? 'care.visit.photoDone' : 'care.visit.photo')}
        photos={photos}
        onChange={setPhotos}
        cameraOnly
      />
      {tried && lacksEvidence && <FieldError>{t('care.visit.needEvidence')}</FieldError>}
      {act === 'leave' && (
        <fieldset className="care-tasks">
          <legend className="zs-label">{t('care.visit.what')}</legend>
          {choices.map((task) => (
            <TaskBox key={task} task={task as CareTask} done={done} onChange={setDone} />
          ))}
        </fieldset>
      )}
      {act !== 'arrive' && (
        <TextArea
          label={t(act === 'leave' ? 'care.visit.note' : 'care.visit.why')}
          optional={act !== 'refused'}
          limit={noteLimit}
          rows={3}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      {tried && lacksDone && <FieldError>{t('care.visit.needDone')}</FieldError>}
      {tried && lacksWhy && <FieldError>{t('care.visit.needWhy')}</FieldError>}
      <ErrorNotice error={fault} />
    </Sheet>
  );
}

interface TaskBoxProps {
  readonly task: CareTask;
  readonly done: readonly CareTask[];
  readonly onChange: (done: CareTask[]) => void;
}

function TaskBox({ task, done, onChange }: TaskBoxProps) {
  const { t } = useText();
  const isTicked = done.includes(task);
  return (
    <button
      type="button"
      className="care-task"
      aria-pressed={isTicked}
      onClick={() => onChange(isTicked ? done.filter((one) => one !== task) : [...done, task])}
    >
      {t(`care.task.${task}`)}
    </button>
  );
}

interface Given {
  readonly here: ReturnType<typeof useHere>;
  readonly photos: readonly Photo[];
  readonly done: readonly CareTask[];
  readonly note: string;
}

/** Hands the act to the outbox. */
function useDoor(visit: VisitRow, act: DoorAct): (given: Given) => Promise<void> {
  const { t } = useText();
  const { enqueue } = useOutbox();
  const evidence = useEvidence();
  const said = useSaid();
  return async ({ here, photos, done, note }) => {
    const { attachments, fields } = await evidence(photos, here);
    const params = { visitId: visit.id };
    const how = { subject: visit.id, label: `${t(titles[act])} · ${visit.name}`, attachments };
    const { arriveVisit, leaveVisit, failVisit } = api.operations;
    if (act === 'arrive') await enqueue(arriveVisit, { params, body: fields }, how);
    else if (act === 'leave')
      await enqueue(
        leaveVisit,
        { params, body: { ...fields, done: [...done], note: note.trim() } },
        how,
      );
    else
      await enqueue(
        failVisit,
        { params, body: { ...fields, outcome: act, note: note.trim() } },
        how,
      );
    said();
  };
}
