import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ForResident, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { OwnBooking } from '../../../contract/index.ts';
import { localClock, localDayOf } from '../../times.ts';
import { booking, useLiveBookings, usePick } from '../shared/client.ts';
import { StateTag } from '../shared/state-tag.tsx';
import { BookPart } from './book-part.tsx';
import { OwnActs } from './own-acts.tsx';
import { TicketPart } from './ticket-part.tsx';
import '../shared/booking.css';

/** 代居民预约: a clerk books, moves, gives back and takes numbers for the resident of an open session, as that resident. */
export default function ResidentPage() {
  const { t } = useText();
  const { personId = '' } = useParams();
  const [made, setMade] = useState<OwnBooking | null>(null);
  useLiveBookings();
  const mine = useQuery({
    queryKey: ['booking', 'for', personId],
    queryFn: async () => booking.mine({}, { onBehalfOf: personId }),
    retry: false,
  });
  return (
    <>
      <PageHead title={t('booking.resident.title')} lead={t('booking.resident.lead')} />
      <ForResident />
      {mine.isPending && <Loading lines={6} />}
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data && (
        <div className="bk-desk">
          <section className="dk-card">
            <h2>{t('booking.resident.own')}</h2>
            {made && <Made one={made} />}
            {mine.data.bookings.length === 0 ? (
              <EmptyState icon="calendar" title={t('booking.resident.none')} />
            ) : (
              <OwnTable rows={mine.data.bookings} personId={personId} />
            )}
          </section>
          <div className="dk-stack">
            <BookPart personId={personId} onMade={setMade} />
            <TicketPart personId={personId} />
          </div>
        </div>
      )}
    </>
  );
}

function Made({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const pick = usePick();
  const what = `${pick(one.poolZh, one.poolEn)} ${pick(one.resourceZh, one.resourceEn)}`;
  const when = `${localDayOf(one.from)} ${localClock(one.from)}`;
  return (
    <Notice meaning="ok" title={t('booking.resident.made', { number: one.number })}>
      <p>{t('booking.resident.madeText', { what, when })}</p>
    </Notice>
  );
}

function OwnTable({ rows, personId }: { rows: readonly OwnBooking[]; personId: string }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      pagination={rows.length > 10 ? { pageSize: 10 } : false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('booking.col.time'),
          render: (_, one) => (
            <strong className="bk-number">
              {localDayOf(one.from)} {localClock(one.from)}
            </strong>
          ),
        },
        {
          title: t('booking.col.what'),
          render: (_, one) => (
            <>
              {pick(one.poolZh, one.poolEn)}
              <div className="dk-muted">
                {pick(one.resourceZh, one.resourceEn)} {one.spotZh}
              </div>
            </>
          ),
        },
        { title: t('booking.col.state'), render: (_, one) => <StateTag state={one.state} /> },
        {
          title: t('booking.col.number'),
          render: (_, one) => <span className="bk-number">{one.number}</span>,
        },
        { title: '', render: (_, one) => <OwnActs one={one} personId={personId} /> },
      ]}
    />
  );
}
