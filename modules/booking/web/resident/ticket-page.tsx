import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ErrorNotice,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  Sheet,
  useText,
} from '#ui/index.ts';
import { useParams, useSearchParams } from '#ui/router/index.ts';
import type { OwnTicket } from '../../contract/index.ts';
import { booking, usePick } from './client.ts';
import { useEstimateWords } from './estimate.tsx';
import { useHallStream } from './use-hall-stream.ts';
import './booking.css';

/** 我的排队号, live: how many are before, about how long, and where to go when called. */
export default function TicketPage() {
  const { t } = useText();
  const { ticketId = '' } = useParams();
  const [query] = useSearchParams();
  const token = query.get('t') ?? '';
  useHallStream({ ticket: ticketId, t: token });
  const ticket = useQuery({
    queryKey: ['booking', 'queue', 'ticket', ticketId],
    queryFn: async () => booking.followTicket({ params: { ticketId }, body: { token } }),
    refetchInterval: 15_000,
  });
  if (ticket.isPending) return <Loading lines={6} />;
  if (ticket.isError)
    return <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} />;
  const one = ticket.data;
  return (
    <>
      <h1>{t('booking.ticket.title')}</h1>
      <TicketCard one={one} />
      {one.state === 'waiting' && <WaitingWords one={one} />}
      {(one.state === 'waiting' || one.state === 'called') && <LeaveButton one={one} />}
      {(one.state === 'served' || one.state === 'left') && (
        <LinkButton to="/booking" wide>
          {t('booking.menu.home')}
        </LinkButton>
      )}
    </>
  );
}

function TicketCard({ one }: { one: OwnTicket }) {
  const { t } = useText();
  const pick = usePick();
  const isCalled = one.state === 'called';
  return (
    <section className="bk-ticket" data-called={isCalled || undefined} aria-live="polite">
      <p className="bk-ticket-number">{one.number}</p>
      <p>
        {pick(one.poolZh, one.poolEn)} · {pick(one.siteZh, one.siteEn)}
      </p>
      {isCalled ? (
        <p className="bk-ticket-go">
          {t('booking.ticket.go', {
            window: pick(one.windowZh ?? '', one.windowEn ?? ''),
            spot: one.spotZh ?? '',
          })}
        </p>
      ) : (
        <p className="bk-ticket-state">{t(`booking.ticket.state.${one.state}`)}</p>
      )}
      {one.favour !== 'none' && <p>{t(`booking.ticket.favour.${one.favour}`)}</p>}
    </section>
  );
}

function WaitingWords({ one }: { one: OwnTicket }) {
  const { t } = useText();
  const words = useEstimateWords();
  return (
    <>
      {one.misses > 0 && (
        <Notice
          meaning="warning"
          title={t('booking.ticket.missed', {
            count: String(one.misses),
            places: String(one.missedPlaces),
            limit: String(one.missedLimit),
          })}
        />
      )}
      {one.estimate && (
        <dl className="zs-card bk-waiting">
          <dt>{t('booking.ticket.ahead')}</dt>
          <dd>{t('booking.ticket.people', { count: String(one.estimate.ahead) })}</dd>
          <dt>{t('booking.ticket.about')}</dt>
          <dd>{words(one.estimate)}</dd>
        </dl>
      )}
      {one.estimate?.known && (
        <p className="zs-hint">
          {one.keptShare === null
            ? t('booking.ticket.measured')
            : t('booking.ticket.kept', { share: String(one.keptShare) })}
        </p>
      )}
    </>
  );
}

function LeaveButton({ one }: { one: OwnTicket }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: async () =>
      booking.leaveQueue({ params: { ticketId: one.id }, body: { token: one.token } }),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: ['booking'] });
    },
  });
  return (
    <>
      <Button kind="quiet" icon="trash" wide onClick={() => setAsking(true)}>
        {t('booking.ticket.leave')}
      </Button>
      <Sheet
        open={isAsking}
        title={t('booking.ticket.leaveTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" wide busy={leave.isPending} onClick={() => leave.mutate()}>
              {t('booking.ticket.leaveYes')}
            </Button>
            <Button wide onClick={() => setAsking(false)}>
              {t('booking.ticket.leaveNo')}
            </Button>
          </>
        }
      >
        <p>{t('booking.ticket.leaveText')}</p>
        <ErrorNotice error={leave.error} />
      </Sheet>
    </>
  );
}
