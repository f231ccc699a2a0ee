import { lazy, Suspense, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useHere } from '#ui/capture/index.ts';
import { Button, ErrorNotice, FieldError, Loading, Notice, TextField, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import type { Position } from '#platform/geo/index.ts';
import { api, type ClaimView } from '../../contract/index.ts';

const PickMap = lazy(() => import('./pick-map.tsx'));

/** What became of a claim. */
export type Claimed = Awaited<
  ReturnType<ReturnType<typeof createClient<typeof api.operations>>['claimThing']>
>;

interface ClaimFormProps {
  readonly claim: ClaimView;
  readonly onDone: (claimed: Claimed) => void;
}

/** Name, place and what is read off the device. */
export function ClaimForm({ claim, onDone }: ClaimFormProps) {
  const { t, locale } = useText();
  const here = useHere(true);
  const [pin, setPin] = useState<Position | null>(null);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [externalId, setExternalId] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [idempotencyKey] = useState(newId);
  const position = pin ?? here.position;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!position || name.trim() === '') return;
    setBusy(true);
    setFault(null);
    try {
      const body = { name: name.trim(), position, address, externalId: externalId.trim() };
      const params = { code: claim.code };
      onDone(await createClient(api).claimThing({ params, body }, { idempotencyKey }));
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  const model = locale === 'en' ? claim.modelNameEn : claim.modelNameZh;
  return (
    <>
      <h1 tabIndex={-1}>{t('things.claim.title', { model })}</h1>
      <p className="zs-hint">{t('things.claim.code', { code: claim.code })}</p>
      <TextField
        label={t('things.claim.name')}
        hint={t('things.claim.nameHint')}
        error={tried && name.trim() === '' ? t('things.claim.needName') : null}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('things.claim.externalId')}
        hint={t('things.claim.externalIdHint')}
        optional
        maxLength={80}
        autoComplete="off"
        value={externalId}
        onChange={(event) => setExternalId(event.target.value)}
      />
      <TextField
        label={t('things.claim.address')}
        optional
        maxLength={120}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <p>
        {pin
          ? t('things.claim.pinned')
          : here.position
            ? t('things.claim.located', { metres: Math.round(here.accuracyMetres ?? 0) })
            : t('things.claim.notLocated')}
      </p>
      <Suspense fallback={<Loading lines={4} />}>
        <PickMap picked={position} onPick={setPin} />
      </Suspense>
      {tried && !position && <FieldError>{t('things.claim.needPosition')}</FieldError>}
      <Notice meaning="notice" title={t('things.claim.once')} />
      <ErrorNotice error={fault} />
      <Button kind="primary" wide icon="check" busy={busy} onClick={() => void submit()}>
        {t('things.claim.submit')}
      </Button>
    </>
  );
}
