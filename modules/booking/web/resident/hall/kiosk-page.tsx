import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, EmptyState, ErrorNotice, ErrorState, Icon, Loading, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { useParams, useSearchParams } from '#ui/router/index.ts';
import type { FoundBooking, KioskView, OwnTicket } from '../../../contract/index.ts';
import { localClock } from '../../times.ts';
import { booking, usePick } from '../client.ts';
import { useEstimateWords } from '../estimate.tsx';
import { useHallStream } from '../use-hall-stream.ts';
import { Keypad } from './keypad.tsx';
import './hall.css';

type Step = 'start' | 'booked' | 'walkIn';

/** How long the given number stays on the screen before the next person. */
const showSeconds = 12;

/** 取号机: two big answers; a booked person types four digits, others choose what they come for. */
export default function KioskPage() {
  const { t } = useText();
  const pick = usePick();
  const { siteCode = '' } = useParams();
  const [query] = useSearchParams();
  const token = query.get('t');
  const site = { siteCode, ...(token ? { token } : {}) };
  const [step, setStep] = useState<Step>('start');
  const [ticket, setTicket] = useState<OwnTicket | null>(null);
  const again = (): void => {
    setTicket(null);
    setStep('start');
  };
  useHallStream({ site: siteCode, ...(token ? { t: token } : {}) });
  const kiosk = useQuery({
    queryKey: ['booking', 'queue', 'kiosk', siteCode],
    queryFn: async () => booking.kiosk({ params: { siteCode }, query: token ? { token } : {} }),
    refetchInterval: 20_000,
  });
  return (
    <div className="hall kiosk" role="region" aria-label={t('booking.kiosk.title')}>
      {kiosk.isPending && <Loading lines={6} />}
      {kiosk.isError && !kiosk.data && (
        <ErrorState error={kiosk.error} onRetry={() => void kiosk.refetch()} />
      )}
      {kiosk.data && (
        <>
          <header className="hall-head">
            <h1>{pick(kiosk.data.siteZh, kiosk.data.siteEn)}</h1>
            {step !== 'start' && (
              <Button icon="back" onClick={again}>
                {t('booking.kiosk.back')}
              </Button>
            )}
          </header>
          <div className="kiosk-body">
            {ticket ? (
              <Given ticket={ticket} onDone={again} />
            ) : step === 'start' ? (
              <Start onChoose={setStep} />
            ) : step === 'booked' ? (
              <Booked site={site} onTicket={setTicket} />
            ) : (
              <WalkIn site={site} kiosk={kiosk.data} onTicket={setTicket} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

interface Site {
  readonly siteCode: string;
  readonly token?: string;
}

const secretOf = ({ token }: Site) => (token ? { token } : {});

function Start({ onChoose }: { onChoose: (step: Step) => void }) {
  const { t } = useText();
  return (
    <>
      <h2>{t('booking.kiosk.welcome')}</h2>
      <button type="button" className="kiosk-big" onClick={() => onChoose('booked')}>
        <Icon name="calendar" size={56} />
        <span>
          <strong>{t('booking.kiosk.booked')}</strong>
          {t('booking.kiosk.bookedText')}
        </span>
      </button>
      <button type="button" className="kiosk-big" onClick={() => onChoose('walkIn')}>
        <Icon name="users" size={56} />
        <span>
          <strong>{t('booking.kiosk.walkIn')}</strong>
          {t('booking.kiosk.walkInText')}
        </span>
      </button>
      <p className="kiosk-note">{t('booking.kiosk.green')}</p>
    </>
  );
}

const digitCount = 4;

interface StepProps {
  readonly site: Site;
  readonly onTicket: (ticket: OwnTicket) => void;
}

function Booked({ site, onTicket }: StepProps) {
  const { t } = useText();
  const [digits, setDigits] = useState('');
  const params = { siteCode: site.siteCode };
  const found = useMutation({
    mutationFn: async (typed: string) =>
      booking.findAtKiosk({ params, body: { ...secretOf(site), digits: typed } }),
  });
  const arrive = useMutation({
    mutationFn: async (bookingId: string) =>
      booking.arriveAtKiosk({ params, body: { ...secretOf(site), digits, bookingId } }),
    onSuccess: onTicket,
  });
  const type = (next: string): void => {
    setDigits(next);
    found.reset();
    arrive.reset();
    if (next.length === digitCount) found.mutate(next);
  };
  return (
    <>
      <h2>{t('booking.kiosk.digits')}</h2>
      <Keypad value={digits} length={digitCount} onChange={type} />
      <ErrorNotice error={found.error ?? arrive.error} />
      {found.data?.items.length === 0 && (
        <EmptyState icon="search" title={t('booking.kiosk.notFound')}>
          {t('booking.kiosk.notFoundText')}
        </EmptyState>
      )}
      {found.data?.items.map((one) => (
        <FoundButton
          key={one.bookingId}
          one={one}
          busy={arrive.isPending}
          onPress={() => arrive.mutate(one.bookingId)}
        />
      ))}
    </>
  );
}

interface FoundButtonProps {
  readonly one: FoundBooking;
  readonly busy: boolean;
  readonly onPress: () => void;
}

function FoundButton({ one, busy, onPress }: FoundButtonProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <button
      type="button"
      className="kiosk-big"
      disabled={busy || one.tooEarlyUntil !== null}
      onClick={onPress}
    >
      <Icon name="check" size={48} />
      <span>
        <strong>
          {one.shownName} {localClock(one.from)}
        </strong>
        {pick(one.poolZh, one.poolEn)} {pick(one.resourceZh, one.resourceEn)}
        {one.tooEarlyUntil && (
          <em>{t('booking.kiosk.early', { time: localClock(one.tooEarlyUntil) })}</em>
        )}
      </span>
    </button>
  );
}

function WalkIn({ site, kiosk, onTicket }: StepProps & { readonly kiosk: KioskView }) {
  const { t } = useText();
  const pick = usePick();
  const words = useEstimateWords();
  const [key] = useState(newId);
  const take = useMutation({
    mutationFn: async (poolId: string) =>
      booking.takeAtKiosk(
        { params: { siteCode: site.siteCode }, body: { ...secretOf(site), poolId } },
        { idempotencyKey: `${key}-${poolId}` },
      ),
    onSuccess: onTicket,
  });
  return (
    <>
      <h2>{t('booking.kiosk.what')}</h2>
      <ErrorNotice error={take.error} />
      <div className="kiosk-pools">
        {kiosk.pools.map((pool) => (
          <button
            key={pool.poolId}
            type="button"
            className="kiosk-big"
            disabled={take.isPending}
            onClick={() => take.mutate(pool.poolId)}
          >
            <span>
              <strong>{pick(pool.poolZh, pool.poolEn)}</strong>
              {t('booking.hall.count', { count: String(pool.waiting) })}
              {` · ${words(pool.estimate)}`}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

/** The number, large; then the screen is ready for the next person. */
function Given({ ticket, onDone }: { ticket: OwnTicket; onDone: () => void }) {
  const { t } = useText();
  const pick = usePick();
  const words = useEstimateWords();
  const queries = useQueryClient();
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['booking', 'queue'] });
    const timer = setTimeout(onDone, showSeconds * 1000);
    return () => clearTimeout(timer);
  }, [onDone, queries]);
  return (
    <section className="kiosk-given" role="status">
      <p>{t('booking.kiosk.yours')}</p>
      <p className="kiosk-number">{ticket.number}</p>
      <p>{pick(ticket.poolZh, ticket.poolEn)}</p>
      {ticket.favour !== 'none' && <p>{t(`booking.ticket.favour.${ticket.favour}`)}</p>}
      {ticket.estimate && (
        <p>
          {t('booking.ticket.ahead')}{' '}
          {t('booking.ticket.people', { count: String(ticket.estimate.ahead) })}
          {` · ${words(ticket.estimate)}`}
        </p>
      )}
      <Button icon="print" onClick={() => print()}>
        {t('booking.kiosk.print')}
      </Button>
      <Button kind="primary" onClick={onDone}>
        {t('booking.kiosk.done')}
      </Button>
    </section>
  );
}
