import { type FormEvent, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { PasswordField, TextField } from '../kit/field.tsx';
import { ErrorNotice } from '../kit/states.tsx';
import { FactorForm } from './factors/factor-form.tsx';
import type { FactorAsked } from './session-api.ts';
import { useSession } from './session.tsx';
import { useAct } from './use-act.ts';

const shortestPassword = 10;

/** User name and password. Says what is missing at its field, and what the server refused above. */
export function SignInForm({ username: known = '' }: { username?: string }) {
  const { t } = useText();
  const { signIn, showFactor } = useSession();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<FactorAsked | null>(null);
  const act = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!username.trim() || !password) return;
    const town = new URLSearchParams(location.search).get('town');
    const credentials = { username: username.trim(), password, ...(town ? { town } : {}) };
    void act.run(async () => setAsked(await signIn(credentials)));
  };
  if (asked) return <FactorForm asked={asked} onShown={showFactor} onBack={() => setAsked(null)} />;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorNotice error={act.error} />
      <TextField
        label={t('ui.signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        error={tried && !username.trim() ? t('ui.signIn.needUsername') : null}
      />
      <PasswordField
        label={t('ui.signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={tried && !password ? t('ui.signIn.needPassword') : null}
      />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        {t('ui.signIn.submit')}
      </Button>
      <p className="zs-hint zs-sign-in-help">{t('ui.signIn.forgot')}</p>
    </form>
  );
}

/** For a first sign-in or a reset password: the person sets an own one. */
export function NewPasswordForm() {
  const { t } = useText();
  const { changePassword, signOut } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct();
  const short = [...next].length < shortestPassword;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (current && !short) void act.run(() => changePassword(current, next));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{t('ui.signIn.changeWhy')}</p>
      <ErrorNotice error={act.error} />
      <PasswordField
        label={t('ui.signIn.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={tried && !current ? t('ui.signIn.needPassword') : null}
      />
      <PasswordField
        label={t('ui.signIn.next')}
        hint={t('ui.signIn.nextHint')}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={tried && short ? t('ui.signIn.tooShort') : null}
      />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        {t('ui.signIn.save')}
      </Button>
      <Button kind="quiet" wide onClick={() => void signOut()}>
        {t('ui.signIn.signOut')}
      </Button>
    </form>
  );
}
