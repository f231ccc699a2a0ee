import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/text-provider.tsx';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { ErrorNotice } from '../../kit/states.tsx';
import type { FactorAsked, Shown } from '../session-api.ts';
import { useAct } from '../use-act.ts';
import { canPasskeys, showPasskey } from './passkey.ts';

interface FactorFormProps {
  readonly asked: FactorAsked;
  readonly onShown: (shown: Shown) => Promise<void>;
  readonly onBack: () => void;
}

/** Asks for the second factor: six digits, a recovery code, or a passkey. */
export function FactorForm({ asked, onShown, onBack }: FactorFormProps) {
  const { t } = useText();
  const { ticket, kinds, passkey } = asked;
  const takesCode = kinds.includes('totp') || kinds.includes('recovery');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct();
  const isShort = code.trim().length < 6;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isShort) void act.run(() => onShown({ ticket, code: code.trim() }));
  };
  const words = { title: t('ui.factor.brokenOff'), cure: t('ui.factor.brokenOffCure') };
  const hint = kinds.includes('totp') ? t('ui.factor.codeHint') : t('ui.factor.recoveryHint');
  return (
    <form onSubmit={submit} noValidate>
      <ErrorNotice error={act.error} />
      {passkey && canPasskeys() && (
        <Button
          kind={kinds.includes('totp') ? 'secondary' : 'primary'}
          wide
          busy={act.busy}
          onClick={() =>
            void act.run(async () =>
              onShown({ ticket, passkey: await showPasskey(passkey, words) }),
            )
          }
        >
          {t('ui.factor.usePasskey')}
        </Button>
      )}
      {takesCode && (
        <>
          <TextField
            label={t('ui.factor.code')}
            hint={hint}
            name="code"
            autoComplete="one-time-code"
            inputMode={kinds.includes('totp') ? 'numeric' : 'text'}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
            error={tried && isShort ? t('ui.factor.needCode') : null}
          />
          <Button
            type="submit"
            kind={kinds.includes('totp') ? 'primary' : 'secondary'}
            wide
            busy={act.busy}
          >
            {t('ui.factor.check')}
          </Button>
        </>
      )}
      <Button kind="quiet" wide onClick={onBack}>
        {t('ui.back')}
      </Button>
    </form>
  );
}
