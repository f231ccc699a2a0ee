import { type FormEvent, useState } from 'react';
import { Button, ErrorNotice, faultAt, TextField, useText, useToast } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import { assist } from './client.ts';
import { CodeForm } from './code-form.tsx';
import { blankWish, type WishDraft, WishFields } from './wish-fields.tsx';
import './proxy.css';

/** I ask to act for a relative who has no smartphone: the code goes to the relative's telephone, who tells it. */
export default function AskPage() {
  const { t } = useText();
  const say = useToast();
  const act = useAct();
  const [wish, setWish] = useState<WishDraft>({ ...blankWish, relation: 'child' });
  const [principalPhone, setPhone] = useState('');
  const [begun, setBegun] = useState<{ mandateId: string; codeSeconds: number } | null>(null);
  const isWhole = principalPhone.trim() !== '' && wish.covers.length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    void act.run(async () => {
      const body = { ...wish, covers: [...wish.covers], principalPhone: principalPhone.trim() };
      setBegun(await assist.ask({ body }));
    });
  };
  if (begun)
    return (
      <>
        <h1>{t('assist.ask.title')}</h1>
        <CodeForm
          {...begun}
          words={t('assist.ask.sent')}
          onDone={() => {
            say(t('assist.ask.done'));
            navigate('/proxy', { replace: true });
          }}
        />
      </>
    );
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('assist.ask.title')}</h1>
      <p>{t('assist.ask.lead')}</p>
      <TextField
        label={t('assist.ask.phone')}
        hint={t('assist.ask.phoneHint')}
        type="tel"
        inputMode="tel"
        maxLength={30}
        autoComplete="off"
        value={principalPhone}
        error={faultAt(act.error, '/principalPhone')}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <WishFields
        value={wish}
        relationLabel={t('assist.ask.relation')}
        onChange={(more) => setWish({ ...wish, ...more })}
      />
      <ErrorNotice error={act.error} />
      <Button type="submit" kind="primary" wide busy={act.busy} disabled={!isWhole}>
        {t('assist.ask.send')}
      </Button>
    </form>
  );
}
