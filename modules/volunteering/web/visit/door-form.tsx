import { useState } from 'react';
import { useHere } from '#ui/capture/index.ts';
import { Button, ErrorNotice, FieldError, Sheet, TextArea, useText } from '#ui/index.ts';
import type { OwnVisit } from '../../contract/index.ts';
import { type Skill, skills } from '../../contract/words.ts';
import { DoorPhotos, useUploads } from './door-photos.tsx';
import { useDoorAct, volunteering } from './use-own-visits.ts';

/** What a volunteer does at the door. */
export type DoorAct = 'arrive' | 'finish' | 'nobodyHome' | 'refused';

const noteLimit = 500;

interface DoorFormProps {
  readonly visit: OwnVisit;
  readonly act: DoorAct;
  readonly onClose: () => void;
  /** A sentence on what follows. */
  readonly onSaid: (words: string) => void;
}

/** One act at the door, with what it asks for. */
export function DoorForm({ visit, act, onClose, onSaid }: DoorFormProps) {
  const { t } = useText();
  const here = useHere(act !== 'finish');
  const uploads = useUploads();
  const [learned, setLearned] = useState<readonly Skill[]>(() =>
    skills.filter((skill) => visit.known.includes(skill)),
  );
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const params = { visitId: visit.id };
  const said = (words: string) => {
    onSaid(words);
    onClose();
  };
  const arrive = useDoorAct(volunteering.arriveAtDoor, () => said(t('volunteering.door.arrived')));
  const fail = useDoorAct(volunteering.failAtDoor, () => said(t('volunteering.door.noted')));
  const finish = useDoorAct(volunteering.finishAtDoor, ({ revisitDay, points }) =>
    said(
      [
        revisitDay
          ? t('volunteering.door.next', { day: revisitDay })
          : t('volunteering.door.thanks'),
        points > 0 ? t('volunteering.door.points', { count: points }) : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
  );
  const position = here.position ? { position: here.position } : {};
  const lacksEvidence = act === 'arrive' && !here.position && uploads.photos.length === 0;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksEvidence) return;
    const photoIds = await uploads.send();
    if (!photoIds) return;
    const evidence = photoIds.length > 0 ? { photoIds } : {};
    if (act === 'arrive') arrive.mutate({ params, body: { ...position, ...evidence } });
    else if (act === 'finish')
      finish.mutate({ params, body: { skills: [...learned], note, ...evidence } });
    else fail.mutate({ params, body: { outcome: act, note, ...position } });
  };
  return (
    <Sheet
      open
      title={t(`volunteering.door.${act}`)}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          wide
          icon="check"
          busy={uploads.busy || arrive.isPending || finish.isPending || fail.isPending}
          onClick={() => void submit()}
        >
          {t(`volunteering.door.${act}`)}
        </Button>
      }
    >
      {act === 'arrive' && <p>{t(`volunteering.here.${here.state}`)}</p>}
      {(act === 'arrive' || act === 'finish') && (
        <DoorPhotos photos={uploads.photos} onChange={uploads.set} />
      )}
      {tried && lacksEvidence && <FieldError>{t('volunteering.door.needEvidence')}</FieldError>}
      {act === 'finish' && <SkillBoxes learned={learned} onChange={setLearned} />}
      {act !== 'arrive' && (
        <TextArea
          label={t('volunteering.door.note')}
          optional
          limit={noteLimit}
          rows={3}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <ErrorNotice error={uploads.error ?? arrive.error ?? finish.error ?? fail.error} />
    </Sheet>
  );
}

function SkillBoxes({
  learned,
  onChange,
}: {
  learned: readonly Skill[];
  onChange: (learned: Skill[]) => void;
}) {
  const { t } = useText();
  return (
    <fieldset className="vol-skills">
      <legend className="zs-label">{t('volunteering.door.learned')}</legend>
      {skills.map((skill) => {
        const isTicked = learned.includes(skill);
        return (
          <button
            key={skill}
            type="button"
            className="vol-skill"
            aria-pressed={isTicked}
            onClick={() =>
              onChange(isTicked ? learned.filter((one) => one !== skill) : [...learned, skill])
            }
          >
            {t(`volunteering.skill.${skill}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
