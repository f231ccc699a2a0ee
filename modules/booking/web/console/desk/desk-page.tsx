import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead, useAct, useKeys } from '#ui/desk/index.ts';
import { useNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { DeskView } from '../../../contract/index.ts';
import { localClock } from '../../times.ts';
import { booking, useLiveBookings, usePick } from '../shared/client.ts';
import { QueueList } from './queue-list.tsx';
import { TakeForm } from './take-form.tsx';
import '../shared/booking.css';

type Act = 'next' | 'again' | 'miss' | 'done' | 'transfer';

/** 叫号: one key calls the next; what else can be done lies beside it. */
export default function DeskPage() {
  const { t } = useText();
  const pick = usePick();
  const { windowId = '' } = useParams();
  const queries = useQueryClient();
  const act = useAct();
  useLiveBookings();
  const desk = useQuery({
    queryKey: ['booking', 'desk', windowId],
    queryFn: async () => booking.desk({ params: { windowId } }),
    refetchInterval: 20_000,
  });
  const now = desk.data?.now ?? null;
  const run = async (what: Act, poolId?: string): Promise<void> => {
    await act.run(async () => {
      const shown = what === 'next' && !now ? {} : { ticketId: now?.id ?? '' };
      const body = { act: what, ...(poolId ? { poolId } : {}), ...shown };
      const view = await booking.deskAct({ params: { windowId }, body });
      queries.setQueryData(['booking', 'desk', windowId], view);
    });
    await queries.invalidateQueries({ queryKey: ['booking', 'desk', windowId] });
  };
  useKeys({
    Enter: () => void run('next'),
    r: now ? () => void run('again') : undefined,
    m: now ? () => void run('miss') : undefined,
    d: now ? () => void run('done') : undefined,
  });
  if (desk.isPending) return <Loading lines={8} />;
  if (desk.isError) return <ErrorState error={desk.error} onRetry={() => void desk.refetch()} />;
  const view = desk.data;
  return (
    <>
      <PageHead
        title={`${pick(view.windowZh, view.windowEn)} · ${pick(view.poolZh, view.poolEn)}`}
        lead={t('booking.desk.today', {
          served: String(view.servedToday),
          left: String(view.leftToday),
        })}
      >
        <Link to="/booking/desk">{t('booking.desk.other')}</Link>
      </PageHead>
      <ErrorNotice error={act.error} />
      <div className="bk-desk">
        <div className="dk-stack">
          <Now view={view} busy={act.busy} onAct={run} />
          <TakeForm view={view} />
        </div>
        <QueueList view={view} />
      </div>
    </>
  );
}

interface NowProps {
  readonly view: DeskView;
  readonly busy: boolean;
  readonly onAct: (act: Act, poolId?: string) => Promise<void>;
}

/** Who sits before the window. */
function Now({ view, busy, onAct }: NowProps) {
  const { t } = useText();
  const { now } = view;
  return (
    <section className="dk-card dk-stack" aria-live="polite">
      <div className="bk-now">
        {now ? <NowWords now={now} /> : <p>{t('booking.desk.nobody')}</p>}
      </div>
      <Button
        type="primary"
        size="large"
        className="bk-next"
        loading={busy}
        disabled={!now && view.waiting.length === 0}
        onClick={() => void onAct('next')}
      >
        {t(now ? 'booking.desk.doneAndNext' : 'booking.desk.next')}
      </Button>
      {now && (
        <div className="dk-row">
          <Button disabled={busy} onClick={() => void onAct('again')}>
            {t('booking.desk.again')}
          </Button>
          <Button disabled={busy} onClick={() => void onAct('miss')}>
            {t('booking.desk.miss')}
          </Button>
          <Button disabled={busy} onClick={() => void onAct('done')}>
            {t('booking.desk.done')}
          </Button>
          <Transfer view={view} busy={busy} onAct={onAct} />
        </div>
      )}
      <p className="dk-muted">{t('booking.desk.keys')}</p>
    </section>
  );
}

const minuteMs = 60_000;

function NowWords({ now }: { now: NonNullable<DeskView['now']> }) {
  const { t } = useText();
  const clock = useNow(15);
  const minutes = now.calledAt
    ? Math.max(0, Math.floor((clock.getTime() - Date.parse(now.calledAt)) / minuteMs))
    : 0;
  return (
    <>
      <p className="bk-now-number">{now.number}</p>
      <p>
        {now.personName || t('booking.desk.noName')}
        {now.bookedFor && ` · ${t('booking.desk.bookedFor', { time: localClock(now.bookedFor) })}`}
        {now.favour === 'green' && ` · ${t('booking.desk.green')}`}
      </p>
      {now.note && <p>{now.note}</p>}
      <p className="dk-muted">
        {t('booking.desk.since', { minutes: String(minutes), calls: String(now.calls) })}
      </p>
    </>
  );
}

function Transfer({ view, busy, onAct }: NowProps) {
  const { t } = useText();
  const pick = usePick();
  const [to, setTo] = useState<string | null>(null);
  if (view.pools.length === 0) return null;
  return (
    <>
      <Select
        aria-label={t('booking.desk.transferTo')}
        placeholder={t('booking.desk.transferTo')}
        style={{ width: 190 }}
        value={to}
        onChange={setTo}
        options={view.pools.map((pool) => ({
          value: pool.id,
          label: `${pick(pool.nameZh, pool.nameEn)} (${pool.waiting})`,
        }))}
      />
      <Button disabled={!to || busy} onClick={() => void onAct('transfer', to ?? '')}>
        {t('booking.desk.transfer')}
      </Button>
    </>
  );
}
