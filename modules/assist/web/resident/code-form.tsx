import { type FormEvent, useState } from 'react';
import { Button, ErrorNotice, TextField, useText } from '#ui/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import { assist } from './client.ts';

interface CodeFormProps {
  readonly mandateId: string;
  readonly codeSeconds: number;
  /** Whose telephone has the code. */
  readonly words: string;
  readonly onDone: () => void;
}

const codeLength = 6;

/** The six digits that the principal was sent. */
export function CodeForm({ mandateId, codeSeconds, words, onDone }: CodeFormProps) {
  const { t } = useText();
  const act = useAct();
  const [code, setCode] = useState('');
  const digits = code.replace(/\D/g, '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act.run(async () => {
      await assist.confirmMandate({ params: { mandateId }, body: { code: digits } });
      onDone();
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p role="status">{words}</p>
      <TextField
        label={t('assist.code.label')}
        hint={t('assist.code.hint', { minutes: Math.round(codeSeconds / 60) })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <ErrorNotice error={act.error} />
      <Button
        type="submit"
        kind="primary"
        wide
        busy={act.busy}
        disabled={digits.length !== codeLength}
      >
        {t('assist.code.confirm')}
      </Button>
    </form>
  );
}
