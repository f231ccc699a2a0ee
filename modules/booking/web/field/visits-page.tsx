import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorNotice,
  ErrorState,
  Loading,
  StatusTag,
  useText,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { api, type VisitLine } from '../../contract/index.ts';
import { dayAfter, localClock, localDayOf } from '../times.ts';
import './visits.css';

const booking = createClient(api);

/** 今天的上门服务: who, where, what for; arrived and done with one thumb. */
export default function VisitsPage() {
  const { t } = useText();
  const today = localDayOf(serverNow().toISOString());
  const [day, setDay] = useState(today);
  const visits = useQuery({
    queryKey: ['booking', 'visits', day],
    queryFn: async () => booking.visits({ query: { day } }),
    meta: { keep: true },
  });
  if (visits.isPending) return <Loading lines={6} />;
  if (!visits.data)
    return <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />;
  return (
    <>
      <h1 tabIndex={-1}>{t('booking.menu.visits')}</h1>
      <div className="visit-days">
        <Button onClick={() => setDay(dayAfter(day, -1))}>{t('booking.visits.before')}</Button>
        <strong>{day === today ? t('booking.visits.today') : day}</strong>
        <Button onClick={() => setDay(dayAfter(day, 1))}>{t('booking.visits.after')}</Button>
      </div>
      {visits.data.items.length === 0 && (
        <EmptyState icon="home" title={t('booking.visits.none')}>
          {t('booking.visits.noneText')}
        </EmptyState>
      )}
      {visits.data.items.map((one) => (
        <Visit key={one.id} one={one} />
      ))}
    </>
  );
}

function Visit({ one }: { one: VisitLine }) {
  const { t, locale } = useText();
  const queries = useQueryClient();
  const [key] = useState(newId);
  const act = useMutation({
    mutationFn: async (what: 'arrive' | 'serve') =>
      booking.visitAct(
        { params: { bookingId: one.id }, body: { act: what } },
        { idempotencyKey: `${key}-${what}` },
      ),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['booking', 'visits'] }),
  });
  const pool = locale === 'zh' ? one.poolZh : one.poolEn;
  const team = locale === 'zh' ? one.resourceZh : one.resourceEn;
  return (
    <Card
      title={`${localClock(one.from)}–${localClock(one.until)} ${one.personName}`}
      action={
        <StatusTag meaning={one.state === 'served' ? 'ok' : 'notice'}>
          {t(`booking.visits.state.${one.state}`)}
        </StatusTag>
      }
    >
      <p>
        {pool} · {team}
      </p>
      <p className="visit-address">{one.address}</p>
      {one.note && <p>{one.note}</p>}
      {one.phone && !one.phone.includes('*') && (
        <p>
          <a className="visit-call" href={`tel:${one.phone}`}>
            {t('booking.visits.call', { phone: one.phone })}
          </a>
        </p>
      )}
      <ErrorNotice error={act.error} />
      {one.acts.map((what) =>
        what === 'arrive' || what === 'serve' ? (
          <Button
            key={what}
            kind="primary"
            wide
            busy={act.isPending}
            onClick={() => act.mutate(what)}
          >
            {t(`booking.visits.${what}`)}
          </Button>
        ) : null,
      )}
    </Card>
  );
}
