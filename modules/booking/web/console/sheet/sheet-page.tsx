import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead, RevealField, saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { SheetLine } from '../../../contract/index.ts';
import { dayAfter, localClock, localDayOf } from '../../times.ts';
import { BookingNav } from '../shared/booking-nav.tsx';
import { booking, useLiveBookings, usePick } from '../shared/client.ts';
import { StateTag } from '../shared/state-tag.tsx';
import { BookForDrawer } from './book-for-drawer.tsx';
import { LineActs } from './line-acts.tsx';
import '../shared/booking.css';

/** 预约日单: who comes when; printed and exported; booking for who stands at the window. */
export default function SheetPage() {
  const { t } = useText();
  const [query, setQuery] = useSearchParams();
  const [isBooking, setBooking] = useState(false);
  const mayTake = usePermission('booking.take');
  const act = useAct();
  useLiveBookings();
  const today = localDayOf(serverNow().toISOString());
  const day = query.get('day') ?? today;
  const poolId = query.get('pool') ?? '';
  const asked = { day, ...(poolId ? { poolId } : {}) };
  const set = (change: Record<string, string>): void =>
    setQuery({ day, ...(poolId ? { pool: poolId } : {}), ...change });
  const sheet = useQuery({
    queryKey: ['booking', 'sheet', day, poolId],
    queryFn: async () => booking.sheet({ query: asked }),
  });
  const exported = async (): Promise<void> => {
    await act.run(async () => saveFile(await booking.sheetFile({ query: asked })));
  };
  return (
    <>
      <PageHead title={t('booking.menu.sheet')} lead={t('booking.sheet.lead')}>
        <Button onClick={() => print()}>{t('booking.sheet.print')}</Button>
        <Button loading={act.busy} onClick={() => void exported()}>
          {t('booking.sheet.export')}
        </Button>
        {mayTake && (
          <Button type="primary" onClick={() => setBooking(true)}>
            {t('booking.sheet.bookFor')}
          </Button>
        )}
      </PageHead>
      <BookingNav />
      <div className="dk-tools">
        <Button onClick={() => set({ day: dayAfter(day, -1) })}>{t('booking.sheet.before')}</Button>
        <Input
          type="date"
          aria-label={t('booking.sheet.day')}
          style={{ width: 160 }}
          value={day}
          onChange={(event) => event.target.value && set({ day: event.target.value })}
        />
        <Button onClick={() => set({ day: dayAfter(day, 1) })}>{t('booking.sheet.after')}</Button>
        {day !== today && (
          <Button onClick={() => set({ day: today })}>{t('booking.sheet.today')}</Button>
        )}
        <PoolSelect value={poolId} onChange={(pool) => set({ pool })} />
      </div>
      <ErrorNotice error={act.error} />
      {sheet.isPending && <Loading lines={8} />}
      {sheet.isError && <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.data?.items.length === 0 && (
        <EmptyState icon="calendar" title={t('booking.sheet.none')}>
          {t('booking.sheet.noneText')}
        </EmptyState>
      )}
      {sheet.data && sheet.data.items.length > 0 && <SheetTable lines={sheet.data.items} />}
      {isBooking && <BookForDrawer day={day} onClose={() => setBooking(false)} />}
    </>
  );
}

function PoolSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  const pick = usePick();
  const plans = useQuery({
    queryKey: ['booking', 'plans'],
    queryFn: async () => booking.plans({}),
  });
  return (
    <Select
      aria-label={t('booking.sheet.pool')}
      style={{ width: 220 }}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: t('booking.sheet.all') },
        ...(plans.data?.items ?? []).map((pool) => ({
          value: pool.id,
          label: pick(pool.nameZh, pool.nameEn),
        })),
      ]}
    />
  );
}

function SheetTable({ lines }: { lines: readonly SheetLine[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={[...lines]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('booking.col.time'),
          render: (_, line) => (
            <strong className="bk-number">
              {localClock(line.from)}–{localClock(line.until)}
            </strong>
          ),
        },
        {
          title: t('booking.col.what'),
          render: (_, line) => (
            <>
              {pick(line.poolZh, line.poolEn)}
              <div className="dk-muted">{pick(line.resourceZh, line.resourceEn)}</div>
            </>
          ),
        },
        { title: t('booking.col.name'), dataIndex: 'personName' },
        {
          title: t('booking.col.phone'),
          render: (_, line) => (
            <RevealField field="booking.contacts.phone" rowKey={line.id} masked={line.phone} />
          ),
        },
        {
          title: t('booking.col.note'),
          render: (_, line) => (
            <div className="bk-wrap">
              {[line.address, line.note].filter(Boolean).join(' · ')}
              {line.because && <div className="dk-muted">{line.because}</div>}
            </div>
          ),
        },
        {
          title: t('booking.col.state'),
          render: (_, line) => <StateTag state={line.state} />,
        },
        {
          title: t('booking.col.number'),
          render: (_, line) => <span className="bk-number">{line.number}</span>,
        },
        { title: '', render: (_, line) => <LineActs line={line} /> },
      ]}
    />
  );
}
