import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type VoiceNote, VoiceRecorder } from '#ui/capture/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Choice } from '#ui/kit/choice.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { uploadFile } from '#ui/offline/index.ts';
import type { ActKind, Consent, SessionWay } from '../../../contract/index.ts';
import { assist } from './client.ts';
import { KindsField } from './kinds-field.tsx';
import { SignaturePad } from './signature-pad.tsx';

interface ConsentFormProps {
  readonly personId: string;
  readonly way: SessionWay;
  /** Reference of the recording, where the exchange has told it. */
  readonly recording?: string;
  readonly callId?: string;
  readonly onOpened: (sessionId: string) => void;
}

const offered: Readonly<Record<SessionWay, readonly Consent[]>> = {
  window: ['card', 'signature', 'voice'],
  telephone: ['spoken', 'voice'],
};
const icons = { card: 'scan', signature: 'edit', voice: 'microphone', spoken: 'phone' } as const;
const cards = ['idCard', 'socialCard', 'householdBook', 'otherCard'] as const;

/** How the resident consents, and to what; opens the session. */
export function ConsentForm({ personId, way, recording, callId, onOpened }: ConsentFormProps) {
  const { t } = useText();
  const act = useAct();
  const [consent, setConsent] = useState<Consent>(offered[way][0] ?? 'voice');
  const [covers, setCovers] = useState<ActKind[]>([]);
  const [card, setCard] = useState<(typeof cards)[number]>('idCard');
  const [reference, setReference] = useState(recording ?? '');
  const [picture, setPicture] = useState<Blob | null>(null);
  const [voice, setVoice] = useState<VoiceNote | null>(null);
  const [key] = useState(newId);
  const file =
    consent === 'signature' && picture
      ? { id: `${key}-signature`, blob: picture, fileName: 'signature.png', fields: {} }
      : consent === 'voice' && voice
        ? { id: voice.id, blob: voice.blob, fileName: voice.fileName, fields: {} }
        : null;
  const words =
    consent === 'card' ? t(`assist.consent.${card}`) : consent === 'spoken' ? reference : '';
  const isWhole = covers.length > 0 && (file !== null || words.trim() !== '');
  const open = (): Promise<boolean> =>
    act.run(async () => {
      const consentFileId = file ? await uploadFile(file) : undefined;
      const body = {
        personId,
        way,
        consent,
        covers,
        ...(words ? { consentWords: words } : {}),
        ...(consentFileId ? { consentFileId } : {}),
        ...(callId ? { callId } : {}),
      };
      onOpened((await assist.openSession({ body }, { idempotencyKey: newId() })).id);
    });
  return (
    <div className="dk-stack">
      <Choice
        label={t('assist.consent.how')}
        value={consent}
        onChange={setConsent}
        columns={3}
        options={offered[way].map((value) => ({
          value,
          label: t(`assist.consent.${value}`),
          icon: icons[value],
        }))}
      />
      {consent === 'card' && (
        <Select
          value={card}
          onChange={setCard}
          aria-label={t('assist.consent.which')}
          options={cards.map((value) => ({ value, label: t(`assist.consent.${value}`) }))}
        />
      )}
      {consent === 'signature' && (
        <SignaturePad label={t('assist.consent.sign')} onChange={setPicture} />
      )}
      {consent === 'voice' && (
        <VoiceRecorder
          label={t('assist.consent.say')}
          hint={t('assist.consent.sayWords')}
          note={voice}
          onChange={setVoice}
        />
      )}
      {consent === 'spoken' && (
        <Input
          value={reference}
          maxLength={120}
          placeholder={t('assist.consent.reference')}
          aria-label={t('assist.consent.reference')}
          onChange={(event) => setReference(event.target.value)}
        />
      )}
      <KindsField label={t('assist.consent.covers')} value={covers} onChange={setCovers} />
      <ErrorNotice error={act.error} />
      <Button
        type="primary"
        size="large"
        loading={act.busy}
        disabled={!isWhole}
        onClick={() => void open()}
      >
        {t('assist.consent.open')}
      </Button>
      {!isWhole && <p className="dk-muted">{t('assist.consent.missing')}</p>}
    </div>
  );
}
