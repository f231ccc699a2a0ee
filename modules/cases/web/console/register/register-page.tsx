import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { useMe } from '#ui/session/index.ts';
import { uploadPhotos } from '../detail/upload-photos.ts';
import { reports } from '../shared/clients.ts';
import { blankReport, type ReportDraft, reportOf } from './report-draft.ts';
import { useForWhom } from './for-whom.ts';
import { PlacePart } from './place-part.tsx';
import { Receipt, type ReceiptData } from './receipt.tsx';
import { Suggestions } from './suggestions.tsx';
import { useSuggestion } from './use-suggestion.ts';
import { WhatPart } from './what-part.tsx';
import { WhoPart } from './who-part.tsx';
import '../detail/action-dialog.css';
import '../shared/case-words.css';
import './register.css';

/** Takes down a report for someone on the telephone or at the window. */
export default function RegisterPage() {
  const { t } = useText();
  const { message } = App.useApp();
  const { roles } = useMe();
  const { principal, returnTo, callId, ...given } = useForWhom();
  const go = useNavigate();
  const own = roles.some(({ code }) => code === 'clerk') ? 'window' : 'hotline';
  const channel = given.channel ?? own;
  const [draft, setDraft] = useState<ReportDraft>({ ...blankReport, channel });
  // The same key for every try of one report: sent twice, it is taken once.
  const [key, setKey] = useState(newId);
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  const act = useAct();
  const suggestion = useSuggestion(draft.text, draft.position);
  const change = (more: Partial<ReportDraft>): void => setDraft((old) => ({ ...old, ...more }));

  const submit = async (): Promise<void> => {
    if (draft.text.trim() === '' && !draft.categoryCode) {
      void message.warning(t('cases.register.needText'));
      return;
    }
    await act.run(async () => {
      const photoIds = await uploadPhotos(draft.photos);
      const found = suggestion?.place?.position ?? null;
      const body = reportOf(draft, photoIds, found);
      const made = await reports.submit(
        { body },
        { idempotencyKey: key, ...(principal ? { onBehalfOf: principal.personId } : {}) },
      );
      const { number, caseId } = made;
      // The desk that sent us here shows, reads out and prints the number.
      if (returnTo) await go(returnTo, { state: { made: { number, caseId, callId } } });
      else setReceipt(made);
    });
  };
  const again = (): void => {
    setDraft({ ...blankReport, channel: draft.channel });
    setKey(newId());
    setReceipt(null);
  };

  if (receipt) return <Receipt receipt={receipt} onAgain={again} />;
  return (
    <>
      <PageHead title={t('cases.menu.register')} lead={t('cases.register.lead')} />
      <form
        className="cs-register"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="dk-stack">
          <WhatPart draft={draft} onChange={change} />
          {principal ? (
            <Notice meaning="notice" title={t('cases.register.behalf', { name: principal.name })}>
              {t('cases.register.behalfText')}
            </Notice>
          ) : (
            <WhoPart draft={draft} onChange={change} />
          )}
        </div>
        <div className="dk-stack">
          <Suggestions draft={draft} suggestion={suggestion} onChange={change} />
          <PlacePart draft={draft} suggestion={suggestion} onChange={change} />
        </div>
        <div>
          <ErrorNotice error={act.error} />
          <Button type="primary" size="large" htmlType="submit" loading={act.busy}>
            {t('cases.register.submit')}
          </Button>
        </div>
      </form>
    </>
  );
}
