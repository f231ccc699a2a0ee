import { App, Button, Drawer, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useAct, useKeys } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { CallDetail, FoundResident } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';
import { ConsentForm } from '../shared/consent-form.tsx';
import { ResidentFinder } from '../window/resident-finder.tsx';

/** What comes of a call: act for the caller, a report without a name, a promise to call back. */
export function CallActs({ call }: { call: CallDetail }) {
  const { t } = useText();
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const [isChoosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<FoundResident | null>(call.resident);
  const [isPromising, setPromising] = useState(false);
  useReturned(call);
  const back = { channel: 'hotline', returnTo: '/assist/phone' } as const;
  const report = (): void => {
    if (call.sessionId) void go(`/assist/sessions/${call.sessionId}`);
    else setChoosing(true);
  };
  useKeys({ r: report, b: call.phone ? () => setPromising(true) : undefined });
  return (
    <section className="dk-card">
      <h2>{t('assist.phone.acts')}</h2>
      <div className="dk-row">
        <Button type="primary" icon={<Icon name="users" size={16} />} onClick={report}>
          {t(call.sessionId ? 'assist.phone.toSession' : 'assist.phone.act')}
        </Button>
        <Link to="/cases/new" state={{ ...back, callId: call.id }}>
          <Button icon={<Icon name="edit" size={16} />}>{t('assist.phone.plain')}</Button>
        </Link>
        {call.phone && (
          <Button icon={<Icon name="clock" size={16} />} onClick={() => setPromising(!isPromising)}>
            {t('assist.phone.promise')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
      {isPromising && <Promising call={call} onDone={() => setPromising(false)} />}
      <Drawer
        open={isChoosing}
        onClose={() => setChoosing(false)}
        size={620}
        destroyOnHidden
        title={t('assist.consent.title', { name: chosen?.name ?? t('assist.window.noName') })}
      >
        {chosen ? (
          <>
            <p className="dk-note">{t('assist.phone.ask', { name: chosen.name })}</p>
            <ConsentForm
              personId={chosen.personId}
              way="telephone"
              callId={call.id}
              recording={call.recording}
              onOpened={(id) => {
                void renew();
                void go(`/assist/sessions/${id}`);
              }}
            />
            <Button type="link" onClick={() => setChosen(null)}>
              {t('assist.phone.other')}
            </Button>
          </>
        ) : (
          <ResidentFinder onChosen={setChosen} />
        )}
      </Drawer>
    </section>
  );
}

/** A report that was taken down without a session comes back with its number, which is noted with the call. */
function useReturned(call: CallDetail): void {
  const { state } = useLocation() as {
    state: { made?: { number: string; callId?: string } } | null;
  };
  const { message } = App.useApp();
  const { t } = useText();
  const renew = useRenew();
  const go = useNavigate();
  const made = state?.made;
  useEffect(() => {
    if (!made || made.callId !== call.id || call.result !== null) return;
    const params = { callId: call.id };
    // The way back is used once: a reload must not note it again.
    void go('.', { replace: true, state: null });
    assist
      .saveCall({ params, body: { reference: made.number } })
      .then(async () => {
        void message.success(t('assist.phone.linked', { number: made.number }));
        await renew();
      })
      .catch(() => undefined);
  }, [made, call.id, call.result, go, message, renew, t]);
}

function Promising({ call, onDone }: { call: CallDetail; onDone: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await assist.addCallback({ body: { callId: call.id, reason: reason.trim() } });
      await renew();
    });
    if (done) onDone();
  };
  return (
    <div className="as-search as-promise">
      <Input
        autoFocus
        value={reason}
        maxLength={300}
        placeholder={t('assist.phone.reason')}
        aria-label={t('assist.phone.reason')}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => void save()}
      />
      <Button type="primary" loading={act.busy} onClick={() => void save()}>
        {t('assist.phone.put')}
      </Button>
      <ErrorNotice error={act.error} />
    </div>
  );
}
