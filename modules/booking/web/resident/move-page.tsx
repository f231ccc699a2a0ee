import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorNotice, ErrorState, Loading, useText, useToast } from '#ui/index.ts';
import { navigate, useParams, useSearchParams } from '#ui/router/index.ts';
import { DayChoice } from './choose/day-choice.tsx';
import { TimeChoice } from './choose/time-choice.tsx';
import { booking, usePick, useSay } from './client.ts';
import './booking.css';

/** 改期: another day, another time; the old time stays until the new one is taken. */
export default function MovePage() {
  const { t } = useText();
  const pick = usePick();
  const say = useSay();
  const { bookingId = '' } = useParams();
  const [query] = useSearchParams();
  const day = query.get('day');
  const one = useQuery({
    queryKey: ['booking', 'mine', bookingId],
    queryFn: async () => booking.one({ params: { bookingId } }),
  });
  const resourceId = one.data && !one.data.anyOfPool ? one.data.resourceId : null;
  const pool = useQuery({
    queryKey: ['booking', 'pool', one.data?.poolId, resourceId],
    queryFn: async () =>
      booking.pool({
        params: { poolId: one.data?.poolId ?? '' },
        query: resourceId ? { resourceId } : {},
      }),
    enabled: one.data !== undefined,
  });
  const move = useMove(bookingId, resourceId);
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (pool.isError) return <ErrorState error={pool.error} onRetry={() => void pool.refetch()} />;
  if (!one.data || !pool.data) return <Loading lines={7} />;
  return (
    <>
      <h1>{t('booking.move.title')}</h1>
      <p className="bk-lead">
        {t('booking.move.lead', {
          time: say.time(one.data.from),
          what: pick(one.data.poolZh, one.data.poolEn),
        })}
      </p>
      <ErrorNotice error={move.error} />
      {day ? (
        <TimeChoice
          poolId={one.data.poolId}
          day={day}
          resourceId={resourceId}
          busy={move.isPending}
          onChoose={(from) => move.mutate(from)}
          withoutWaiting
        />
      ) : (
        <DayChoice
          days={pool.data.days}
          card={pool.data.pool}
          onChoose={(chosen) => navigate(`/booking/mine/${bookingId}/move?day=${chosen}`)}
        />
      )}
    </>
  );
}

function useMove(bookingId: string, resourceId: string | null) {
  const { t } = useText();
  const say = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (from: string) =>
      booking.move({
        params: { bookingId },
        body: { from, ...(resourceId ? { resourceId } : {}) },
      }),
    onSuccess: async (moved) => {
      queries.setQueryData(['booking', 'mine', bookingId], moved);
      await queries.invalidateQueries({ queryKey: ['booking'] });
      say(t('booking.move.done'));
      navigate(`/booking/mine/${bookingId}`, { replace: true });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['booking', 'slots'] }),
  });
}
