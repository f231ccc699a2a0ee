import { type FormEvent, useEffect, useState } from 'react';
import { createClient, onConfirmationNeeded } from '../../api/index.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { Button } from '../../kit/button.tsx';
import { PasswordField } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { ErrorNotice } from '../../kit/states.tsx';
import { type FactorAsked, sessionApi } from '../session-api.ts';
import { useAct } from '../use-act.ts';
import { FactorForm } from './factor-form.tsx';

const people = createClient(sessionApi);

interface Question {
  readonly factor: FactorAsked | null;
  readonly answer: (confirmed: boolean) => void;
}

/** Asks, when the server refuses a dangerous act, for password or second factor; then the act goes on. */
export function ConfirmationSheet() {
  const { t } = useText();
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(
    () =>
      onConfirmationNeeded(async () => {
        const { factor } = await people.askConfirmation({});
        return new Promise<boolean>((answer) => setQuestion({ factor, answer }));
      }),
    [],
  );
  const close = (confirmed: boolean): void => {
    question?.answer(confirmed);
    setQuestion(null);
  };
  return (
    <Sheet title={t('ui.confirm.title')} open={question !== null} onClose={() => close(false)}>
      <p>{t('ui.confirm.why')}</p>
      {question?.factor ? (
        <FactorForm
          asked={question.factor}
          onShown={async (shown) => {
            await people.confirm({ body: shown });
            close(true);
          }}
          onBack={() => close(false)}
        />
      ) : (
        question && <PasswordQuestion onConfirmed={() => close(true)} />
      )}
    </Sheet>
  );
}

function PasswordQuestion({ onConfirmed }: { onConfirmed: () => void }) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!password) return;
    void act.run(async () => {
      await people.confirm({ body: { password } });
      onConfirmed();
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorNotice error={act.error} />
      <PasswordField
        label={t('ui.signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={tried && !password ? t('ui.signIn.needPassword') : null}
      />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        {t('ui.confirm.submit')}
      </Button>
    </form>
  );
}
