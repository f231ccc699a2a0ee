import { useState } from 'react';
import { type Photo, PhotoPicker, useHere } from '#ui/capture/index.ts';
import { Button, Choice, ErrorNotice, FieldError, Sheet, TextArea, useText } from '#ui/index.ts';
import type { CaseRow, Offer } from '../../contract/index.ts';
import { extensionDays, formOf, until } from './forms.ts';
import type { FieldAction } from './pending.ts';
import { PositionLine } from './position-line.tsx';
import { useAct } from './use-act.ts';

interface ActFormProps {
  readonly row: CaseRow;
  readonly offer: Offer;
  readonly onClose: () => void;
}

const noteLimit = 2000;

/** One action: what is asked for, with phrases to tap, photos of the spot, and a large button. */
export function ActForm({ row, offer, onClose }: ActFormProps) {
  const { t, locale } = useText();
  const action = offer.action as FieldAction;
  const form = formOf(action);
  const act = useAct(row);
  const here = useHere(true);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [days, setDays] = useState<string | null>(form.until ? '1' : null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const lacksNote = form.note === 'required' && note.trim() === '';
  const lacksPhoto = form.photos === 'required' && photos.length === 0;
  const tooLong = [...note].length > noteLimit;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksNote || lacksPhoto || tooLong) return;
    setBusy(true);
    try {
      const reason = note.trim();
      await act(action, {
        here: here.position,
        photos,
        ...(reason ? { reason } : {}),
        ...(days ? { until: until(row.dueAt, Number(days)) } : {}),
      });
      onClose();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };

  return (
    <Sheet
      open
      title={offer[locale]}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          wide
          className="field-main"
          icon="check"
          busy={busy}
          onClick={() => void submit()}
        >
          {t('cases.act.submit', { action: offer[locale] })}
        </Button>
      }
    >
      {form.photos !== 'none' && (
        <>
          <PhotoPicker
            label={t(`cases.act.photos.${action}`)}
            hint={t('cases.act.photoHint')}
            photos={photos}
            onChange={setPhotos}
            cameraOnly
          />
          {tried && lacksPhoto && <FieldError>{t('cases.act.needPhoto')}</FieldError>}
        </>
      )}
      {form.until && (
        <Choice
          label={t('cases.act.until')}
          columns={3}
          options={extensionDays.map((count) => ({
            value: String(count),
            label: t('cases.act.days', { count }),
          }))}
          value={days}
          onChange={setDays}
        />
      )}
      <Phrases
        action={action}
        count={form.phrases}
        onPick={(words) => setNote(joined(note, words))}
      />
      <TextArea
        label={t(`cases.act.note.${action}`)}
        optional={form.note !== 'required'}
        limit={noteLimit}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={tried && lacksNote ? t('cases.act.needNote') : null}
      />
      {form.photos !== 'none' && <PositionLine here={here} target={row.position} />}
      <ErrorNotice error={fault} />
    </Sheet>
  );
}

const joined = (note: string, words: string): string =>
  note.trim() ? `${note.trim()} ${words}` : words;

interface PhrasesProps {
  readonly action: FieldAction;
  readonly count: number;
  readonly onPick: (words: string) => void;
}

function Phrases({ action, count, onPick }: PhrasesProps) {
  const { t } = useText();
  const phrases = Array.from({ length: count }, (_, index) =>
    t(`cases.phrases.${action}.${index + 1}`),
  );
  if (phrases.length === 0) return null;
  return (
    <fieldset className="field-phrases" aria-label={t('cases.act.phrases')}>
      {phrases.map((words) => (
        <button key={words} type="button" onClick={() => onPick(words)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
