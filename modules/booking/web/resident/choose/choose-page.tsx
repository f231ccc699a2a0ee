import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  ErrorNotice,
  ErrorState,
  Loading,
  Notice,
  ProveFirst,
  useText,
} from '#ui/index.ts';
import { navigate, useParams, useSearchParams } from '#ui/router/index.ts';
import { booking, usePick, useSay } from '../client.ts';
import { DayChoice } from './day-choice.tsx';
import { ResourceChoice } from './resource-choice.tsx';
import { TimeChoice } from './time-choice.tsx';
import '../booking.css';

/** One question a page: whom, which day, what time. What was answered stands in the address, so that going back works. */
export default function ChoosePage() {
  const pick = usePick();
  const { poolId = '' } = useParams();
  const [query] = useSearchParams();
  const resource = query.get('resource');
  const day = query.get('day');
  const pool = useQuery({
    queryKey: ['booking', 'pool', poolId, resource],
    queryFn: async () =>
      booking.pool({
        params: { poolId },
        query: resource && resource !== 'any' ? { resourceId: resource } : {},
      }),
    refetchInterval: 30_000,
  });
  if (pool.isPending) return <Loading lines={7} />;
  if (pool.isError) return <ErrorState error={pool.error} onRetry={() => void pool.refetch()} />;
  const { pool: card, days } = pool.data;
  const asksWhom = card.today.length > 1;
  const here = `/booking/${poolId}`;
  return (
    <>
      <h1>{pick(card.nameZh, card.nameEn)}</h1>
      <p className="bk-lead">
        {pick(card.siteZh, card.siteEn)} {card.locationZh}
        {card.hintZh && (
          <>
            <br />
            {pick(card.hintZh, card.hintEn)}
          </>
        )}
      </p>
      {asksWhom && !resource ? (
        <ResourceChoice card={card} onChoose={(id) => navigate(`${here}?resource=${id}`)} />
      ) : day ? (
        <TimePart poolId={poolId} resource={resource} day={day} back={here} />
      ) : (
        <DayChoice
          days={days}
          card={card}
          onChoose={(chosen) => navigate(`${here}?resource=${resource ?? 'any'}&day=${chosen}`)}
        />
      )}
    </>
  );
}

interface TimePartProps {
  readonly poolId: string;
  readonly resource: string | null;
  readonly day: string;
  readonly back: string;
}

/** The times of the day; pressing one keeps it and goes on to the check. */
function TimePart({ poolId, resource, day, back }: TimePartProps) {
  const { t } = useText();
  const say = useSay();
  const queries = useQueryClient();
  const [query] = useSearchParams();
  const wanted = query.get('pick');
  const chosen = resource && resource !== 'any' ? { resourceId: resource } : {};
  const hold = useMutation({
    mutationFn: async (from: string) => booking.hold({ body: { poolId, from, ...chosen } }),
    onSuccess: (held) => navigate(`/booking/mine/${held.id}`),
    onError: () => void queries.invalidateQueries({ queryKey: ['booking'] }),
  });
  const here = `${back}?resource=${resource ?? 'any'}&day=${day}`;
  if (isSignedOut(hold.error)) {
    const next = `${here}&pick=${hold.variables ?? ''}`;
    return <ProveFirst back={next}>{t('booking.choose.proveText')}</ProveFirst>;
  }
  return (
    <>
      {wanted && !hold.error && (
        <Notice meaning="ok" title={t('booking.choose.proved')}>
          <Button kind="primary" wide busy={hold.isPending} onClick={() => hold.mutate(wanted)}>
            {t('booking.choose.goOn', { time: say.time(wanted) })}
          </Button>
        </Notice>
      )}
      <ErrorNotice error={hold.error} />
      <TimeChoice
        poolId={poolId}
        day={day}
        resourceId={chosen.resourceId ?? null}
        busy={hold.isPending}
        onChoose={(from) => hold.mutate(from)}
      />
    </>
  );
}
