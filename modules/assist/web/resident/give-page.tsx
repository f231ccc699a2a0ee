import { type FormEvent, useState } from 'react';
import { Button, ErrorNotice, faultAt, Notice, TextField, useText, useToast } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import { assist } from './client.ts';
import { CodeForm } from './code-form.tsx';
import { blankWish, type WishDraft, WishFields } from './wish-fields.tsx';
import './proxy.css';

/** I let a relative act for me: who, what, for how long; then the code from my own telephone. */
export default function GivePage() {
  const { t } = useText();
  const say = useToast();
  const act = useAct();
  const [wish, setWish] = useState<WishDraft>(blankWish);
  const [agent, setAgent] = useState({ agentName: '', agentPhone: '' });
  const [begun, setBegun] = useState<{ mandateId: string; codeSeconds: number } | null>(null);
  const isWhole =
    agent.agentName.trim() !== '' && agent.agentPhone.trim() !== '' && wish.covers.length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    void act.run(async () => {
      const body = {
        ...wish,
        covers: [...wish.covers],
        agentName: agent.agentName.trim(),
        agentPhone: agent.agentPhone.trim(),
      };
      setBegun(await assist.give({ body }));
    });
  };
  if (begun)
    return (
      <>
        <h1>{t('assist.give.title')}</h1>
        <CodeForm
          {...begun}
          words={t('assist.give.sent')}
          onDone={() => {
            say(t('assist.give.done', { name: agent.agentName.trim() }));
            navigate('/proxy', { replace: true });
          }}
        />
      </>
    );
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('assist.give.title')}</h1>
      <p>{t('assist.give.lead')}</p>
      <TextField
        label={t('assist.give.name')}
        maxLength={50}
        autoComplete="off"
        value={agent.agentName}
        onChange={(event) => setAgent({ ...agent, agentName: event.currentTarget.value })}
      />
      <TextField
        label={t('assist.give.phone')}
        hint={t('assist.give.phoneHint')}
        type="tel"
        inputMode="tel"
        maxLength={30}
        autoComplete="off"
        value={agent.agentPhone}
        error={faultAt(act.error, '/agentPhone')}
        onChange={(event) => setAgent({ ...agent, agentPhone: event.currentTarget.value })}
      />
      <WishFields
        value={wish}
        relationLabel={t('assist.give.relation')}
        onChange={(more) => setWish({ ...wish, ...more })}
      />
      <Notice meaning="notice" title={t('assist.give.noticeTitle')}>
        {t('assist.give.noticeText')}
      </Notice>
      <ErrorNotice error={act.error} />
      <Button type="submit" kind="primary" wide busy={act.busy} disabled={!isWhole}>
        {t('assist.give.send')}
      </Button>
    </form>
  );
}
