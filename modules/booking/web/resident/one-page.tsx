import { useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import { ErrorState, Loading, Notice, ProveFirst, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import type { OwnBooking } from '../../contract/index.ts';
import { BookingActs } from './booking-acts.tsx';
import { booking, usePick, useSay } from './client.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { StateTag } from './state-tag.tsx';
import './booking.css';

/** One booking: check and confirm what is kept, or see and change what is booked. */
export default function OnePage() {
  const { t } = useText();
  const { bookingId = '' } = useParams();
  const one = useQuery({
    queryKey: ['booking', 'mine', bookingId],
    queryFn: async () => booking.one({ params: { bookingId } }),
    refetchInterval: 20_000,
    retry: false,
  });
  if (one.isPending) return <Loading lines={7} />;
  if (isSignedOut(one.error)) {
    return <ProveFirst>{t('booking.mine.proveText')}</ProveFirst>;
  }
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const isHeld = one.data.state === 'held';
  return (
    <>
      <h1>{t(isHeld ? 'booking.check.title' : 'booking.one.title')}</h1>
      {one.data.replacesNumber && isHeld && (
        <Notice
          meaning="warning"
          title={t('booking.check.replaces', { number: one.data.replacesNumber })}
        />
      )}
      <Facts one={one.data} />
      {isHeld ? <ConfirmForm one={one.data} /> : <BookingActs one={one.data} />}
    </>
  );
}

/** What, when, where, with which number. */
function Facts({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const pick = usePick();
  const say = useSay();
  const isHeld = one.state === 'held';
  return (
    <section className="zs-card bk-facts" aria-label={t('booking.one.title')}>
      <p className="bk-when">{say.time(one.from)}</p>
      <p className="bk-what">
        {pick(one.poolZh, one.poolEn)} · {pick(one.resourceZh, one.resourceEn)}
      </p>
      <dl>
        <dt>{t('booking.one.where')}</dt>
        <dd>
          {one.address || (
            <>
              {pick(one.siteZh, one.siteEn)} {one.spotZh}
              <br />
              {one.locationZh}
            </>
          )}
        </dd>
        {!isHeld && (
          <>
            <dt>{t('booking.one.number')}</dt>
            <dd className="bk-number">{one.number}</dd>
            <dt>{t('booking.one.state')}</dt>
            <dd>
              <StateTag state={one.state} />
              {one.because && <span className="bk-line">{one.because}</span>}
            </dd>
          </>
        )}
        {one.hintZh && (
          <>
            <dt>{t('booking.one.bring')}</dt>
            <dd>{pick(one.hintZh, one.hintEn)}</dd>
          </>
        )}
        <dt>{t('booking.one.call')}</dt>
        <dd>
          <a className="bk-call" href={`tel:${one.sitePhone}`}>
            {one.sitePhone}
          </a>
        </dd>
      </dl>
    </section>
  );
}
