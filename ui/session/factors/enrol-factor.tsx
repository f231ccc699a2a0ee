import { type FormEvent, useState } from 'react';
import { createClient } from '../../api/index.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { ErrorNotice } from '../../kit/states.tsx';
import { type Enrolled, sessionApi } from '../session-api.ts';
import { useAct } from '../use-act.ts';
import { canPasskeys, makePasskey } from './passkey.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const people = createClient(sessionApi);

interface EnrolFactorProps {
  /** The factor is kept, and its recovery codes were seen. */
  readonly onEnrolled: () => Promise<void> | void;
}

type Totp = { readonly ticket: string; readonly secret: string; readonly qrCode: string };

/** Adds an authenticator app or a passkey to the own account, and shows the recovery codes of the first. */
export function EnrolFactor({ onEnrolled }: EnrolFactorProps) {
  const { t } = useText();
  const [totp, setTotp] = useState<Totp | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const act = useAct();
  const enrolled = async ({ recoveryCodes }: Enrolled): Promise<void> => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else await onEnrolled();
  };
  const addPasskey = async (): Promise<void> => {
    const { ticket, options } = await people.beginPasskey({});
    const words = { title: t('ui.factor.brokenOff'), cure: t('ui.factor.brokenOffCure') };
    const passkey = await makePasskey(options, words);
    await enrolled(
      await people.finishPasskey({ body: { ticket, passkey, label: nameOfDevice() } }),
    );
  };
  if (codes.length > 0)
    return <RecoveryCodes codes={codes} onKept={() => void act.run(async () => onEnrolled())} />;
  if (totp) return <TotpForm totp={totp} onEnrolled={enrolled} onBack={() => setTotp(null)} />;
  return (
    <div>
      <ErrorNotice error={act.error} />
      <Button
        kind="primary"
        wide
        busy={act.busy}
        onClick={() => void act.run(async () => setTotp(await people.beginTotp({})))}
      >
        {t('ui.factor.addApp')}
      </Button>
      <p className="zs-hint">{t('ui.factor.addAppHint')}</p>
      {canPasskeys() && (
        <>
          <Button kind="secondary" wide busy={act.busy} onClick={() => void act.run(addPasskey)}>
            {t('ui.factor.addPasskey')}
          </Button>
          <p className="zs-hint">{t('ui.factor.addPasskeyHint')}</p>
        </>
      )}
    </div>
  );
}

interface TotpFormProps {
  readonly totp: Totp;
  readonly onEnrolled: (enrolled: Enrolled) => Promise<void>;
  readonly onBack: () => void;
}

function TotpForm({ totp, onEnrolled, onBack }: TotpFormProps) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct();
  const isWrong = !/^\d{6}$/.test(code.replace(/\s/g, ''));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const body = { ticket: totp.ticket, code: code.replace(/\s/g, ''), label: nameOfDevice() };
    if (!isWrong) void act.run(async () => onEnrolled(await people.finishTotp({ body })));
  };
  return (
    <form onSubmit={submit} noValidate className="zs-totp">
      <ErrorNotice error={act.error} />
      <p>{t('ui.factor.scan')}</p>
      <img src={totp.qrCode} alt={t('ui.factor.qrCode')} width={200} height={200} />
      <p className="zs-hint">
        {t('ui.factor.byHand')}
        <br />
        <code className="zs-totp-secret">{totp.secret}</code>
      </p>
      <TextField
        label={t('ui.factor.code')}
        hint={t('ui.factor.enrolHint')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={tried && isWrong ? t('ui.factor.needCode') : null}
      />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        {t('ui.factor.keep')}
      </Button>
      <Button kind="quiet" wide onClick={onBack}>
        {t('ui.back')}
      </Button>
    </form>
  );
}

/** What a new factor is called until its owner calls it otherwise. */
function nameOfDevice(): string {
  const system = /Windows|Android|iPhone|iPad|Mac OS|HarmonyOS|Linux/.exec(
    navigator.userAgent,
  )?.[0];
  return `${system ?? ''} ${new Date().toLocaleDateString('sv-SE')}`.trim();
}
