import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import {
  Button,
  Choice,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  serverNow,
  TextArea,
  TextField,
  useText,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { participation, useDoing, usePick } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import '../participation.css';

/** 申报积分: what was done, a photo, when. */
export default function ClaimPage() {
  const { t } = useText();
  const [isSent, setSent] = useState(false);
  const rules = useQuery({
    queryKey: ['participation', 'rules'],
    queryFn: async () => participation.pointRules({}),
  });
  if (isSent) {
    return (
      <>
        <h1>{t('participation.claim.sent')}</h1>
        <EmptyState
          icon="checkCircle"
          title={t('participation.claim.sentTitle')}
          action={
            <LinkButton to="/points" kind="primary">
              {t('participation.points.title')}
            </LinkButton>
          }
        >
          {t('participation.claim.sentText')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <h1>{t('participation.claim.title')}</h1>
      <p>{t('participation.claim.lead')}</p>
      {rules.isPending && <Loading lines={5} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && (
        <Form
          rules={rules.data.items.filter(({ active, claimable }) => active && claimable)}
          onSent={() => setSent(true)}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly rules: readonly {
    readonly code: string;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly points: number;
  }[];
  readonly onSent: () => void;
}

const shanghaiDay = (): string =>
  new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function Form({ rules, onSent }: FormProps) {
  const { t } = useText();
  const pick = usePick();
  const [rule, setRule] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [doneOn, setDoneOn] = useState(shanghaiDay);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [key] = useState(newId);
  const act = useDoing();
  const isShort = !rule || words.trim().length < 4 || photos.length === 0 || doneOn === '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isShort) return;
    void act.run(async () => {
      const photoIds: string[] = [];
      // What sends photos comes when there is something to send.
      const { uploadFile } = await import('#ui/offline/index.ts');
      for (const { id, blob, fileName } of photos) {
        photoIds.push(await uploadFile({ id, blob, fileName, fields: { purpose: 'report' } }));
      }
      await participation.claimPoints(
        { body: { rule, words, photoIds, doneOn } },
        { idempotencyKey: key },
      );
      onSent();
    });
  };
  return (
    <form className="pt-stack" onSubmit={send} noValidate>
      <Choice
        label={t('participation.claim.rule')}
        value={rule}
        onChange={setRule}
        columns={2}
        options={rules.map((one) => ({
          value: one.code,
          label: pick(one.titleZh, one.titleEn),
          hint: t('participation.claim.points', { points: one.points }),
        }))}
      />
      <PhotoPicker
        label={t('participation.claim.photos')}
        hint={t('participation.claim.photosHint')}
        photos={photos}
        onChange={setPhotos}
        limit={4}
      />
      <TextArea
        label={t('participation.claim.words')}
        rows={3}
        limit={300}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <TextField
        label={t('participation.claim.day')}
        type="date"
        value={doneOn}
        onChange={({ target }) => setDoneOn(target.value)}
      />
      <ActFault error={act.error} back="/points/claim" />
      <Button type="submit" kind="primary" icon="send" wide busy={act.busy} disabled={isShort}>
        {t('participation.claim.send')}
      </Button>
      {isShort && <p className="zs-hint">{t('participation.claim.missing')}</p>}
    </form>
  );
}
