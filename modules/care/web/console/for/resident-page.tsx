import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { ForResident, PageHead, useAct, useHandedOver } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { OwnState } from '../../../contract/index.ts';
import { ProveDialog } from '../allowances/prove-dialog.tsx';
import { ApplyDialog } from '../elders/apply-dialog.tsx';
import { ElderForm } from '../elders/elder-form.tsx';
import { RequestDialog } from '../elders/request-dialog.tsx';
import { TimesDialog } from '../elders/times-dialog.tsx';
import { Behalf, care, useLiveCare, useRenew } from '../shared/client.ts';
import { clock, elderNumber } from '../shared/words.tsx';
import { AllowanceCard, HelpCard, SlotsCard } from './state-cards.tsx';
import '../shared/care.css';

/** 代居民办养老服务: what the older person of an open session could do, done by the clerk in that person's name. */
export default function ResidentPage() {
  const { t } = useText();
  const { personId = '' } = useParams();
  useLiveCare();
  const own = useQuery({
    queryKey: ['care', 'for', personId],
    queryFn: async () => care.own({}, { onBehalfOf: personId }),
    retry: false,
  });
  const [state] = own.data?.self ?? [];
  return (
    <Behalf.Provider value={personId}>
      <PageHead title={t('care.resident.title')} lead={t('care.resident.lead')} />
      <ForResident />
      {own.isPending && <Loading lines={6} />}
      {own.isError && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && (state ? <Registered state={state} /> : <Unregistered />)}
    </Behalf.Provider>
  );
}

function Unregistered() {
  const { t } = useText();
  const mayRegister = usePermission('care.register');
  const { principal } = useHandedOver();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <EmptyState icon="elder" title={t('care.resident.none')}>
        {t('care.resident.noneText')}
        {mayRegister && (
          <p>
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('care.elders.add')}
            </Button>
          </p>
        )}
      </EmptyState>
      {isOpen && (
        <ElderForm elder={null} name={principal?.name ?? ''} stay onClose={() => setOpen(false)} />
      )}
    </>
  );
}

type Open = 'times' | 'apply' | 'request' | 'prove' | null;

function Registered({ state }: { state: OwnState }) {
  const { t } = useText();
  const mayRegister = usePermission('care.register');
  const mayAllow = usePermission('care.allowance');
  const mayProve = usePermission('care.prove');
  const mayArrange = usePermission('care.arrange');
  const [open, setOpen] = useState<Open>(null);
  const elder = useQuery({
    queryKey: ['care', 'elder', state.elderId],
    queryFn: async () => care.elder({ params: { elderId: state.elderId } }),
  });
  if (elder.isPending) return <Loading lines={6} />;
  if (elder.isError) return <ErrorState error={elder.error} onRetry={() => void elder.refetch()} />;
  const { data } = elder;
  const { allowance } = state;
  const isStanding = allowance !== null && ['active', 'suspended'].includes(allowance.state);
  const mayApply = mayAllow && !isStanding && allowance?.state !== 'applied';
  const button = (what: Exclude<Open, null>, words: string): ReactNode => (
    <Button onClick={() => setOpen(what)}>{words}</Button>
  );
  const close = (): void => setOpen(null);
  return (
    <>
      <h2>
        {data.name} <span className="dk-muted">{elderNumber(data.number)}</span>
      </h2>
      <div className="care-two">
        <SlotsCard state={state}>
          {state.slots.length > 0 && <CheckIn />}
          {mayRegister && button('times', t('care.elder.setTimes'))}
        </SlotsCard>
        <AllowanceCard allowance={allowance}>
          {mayApply && button('apply', t('care.allowance.apply'))}
          {mayProve && isStanding && button('prove', t('care.allowance.act.prove'))}
        </AllowanceCard>
        <HelpCard state={state}>{mayArrange && button('request', t('care.request.add'))}</HelpCard>
      </div>
      {open === 'times' && <TimesDialog elder={data} onClose={close} />}
      {open === 'apply' && <ApplyDialog elder={data} onClose={close} />}
      {open === 'request' && <RequestDialog elder={data} onClose={close} />}
      {open === 'prove' && allowance && (
        <ProveDialog row={{ id: allowance.id, name: data.name }} onClose={close} />
      )}
    </>
  );
}

/** The clerk has the person before them, or on the line: that is a sign of life. */
function CheckIn() {
  const { t } = useText();
  const { personId = '' } = useParams();
  const renew = useRenew();
  const act = useAct();
  const [at, setAt] = useState('');
  const tell = async (): Promise<void> => {
    await act.run(async () => {
      const options = { onBehalfOf: personId, idempotencyKey: newId() };
      const taken = await care.ownCheckIn({ body: {} }, options);
      setAt(clock(minuteOfDay(taken.at)));
    });
    await renew();
  };
  return (
    <>
      <Button type="primary" loading={act.busy} onClick={() => void tell()}>
        {t('care.resident.checkIn')}
      </Button>
      {at && <span role="status">{t('care.resident.checkedIn', { time: at })}</span>}
      <ErrorNotice error={act.error} />
    </>
  );
}

/** The minute of the day, as the town counts. */
function minuteOfDay(instant: string): number {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}
