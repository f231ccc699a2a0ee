import { useQuery } from '@tanstack/react-query';
import { RevealField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { CallDetail } from '../../../contract/index.ts';
import { assist } from '../shared/client.ts';
import { ReadOut } from '../shared/read-out.tsx';
import { CallerHistory } from './caller-history.tsx';
import { CallActs } from './call-acts.tsx';
import { CallNotes } from './call-notes.tsx';

/** The call one is in: who calls, what came before, what is to be done, what it was about. */
export function CallDesk({ callId, onDone }: { callId: string; onDone: () => void }) {
  const call = useQuery({
    queryKey: ['assist', 'call', callId],
    queryFn: async () => assist.call({ params: { callId } }),
  });
  if (call.isPending) return <Loading lines={8} />;
  if (call.isError) return <ErrorState error={call.error} onRetry={() => void call.refetch()} />;
  return (
    <div className="dk-stack">
      <Caller call={call.data} />
      <div className="as-call">
        <div className="dk-stack">
          {call.data.result === null && <CallActs call={call.data} />}
          <CallNotes key={call.data.id} call={call.data} onDone={onDone} />
        </div>
        <CallerHistory call={call.data} />
      </div>
    </div>
  );
}

function Caller({ call }: { call: CallDetail }) {
  const { t } = useText();
  const { resident, callerName, phoneToRead, phone, number, direction } = call;
  return (
    <section className="dk-card">
      <div className="dk-row">
        <span className="as-caller">
          {resident?.name || callerName || t('assist.phone.unknown')}
        </span>
        <span className="dk-muted dk-number">
          {t(`assist.call.${direction}`)} · {number}
        </span>
      </div>
      {phoneToRead === '' ? (
        <p className="dk-muted">{t('assist.phone.withheld')}</p>
      ) : phoneToRead === phone ? (
        <RevealField field="assist.calls.phone" rowKey={call.id} masked={phone} />
      ) : (
        <ReadOut number={phoneToRead} />
      )}
    </section>
  );
}
