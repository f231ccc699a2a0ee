import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { EmptyState, ErrorState, Loading, useText } from '#ui/index.ts';
import { Link, useParams } from '#ui/router/index.ts';
import { api, type Departure } from '../../contract/index.ts';
import './directory.css';

const renewMs = 30_000;
const soonMinutes = 60;

/** One stop: the next buses. */
export default function StopPage() {
  const { t } = useText();
  const { stopId = '' } = useParams();
  const stop = useQuery({
    queryKey: ['directory', 'stop', stopId],
    queryFn: async () => createClient(api).stop({ params: { stopId } }),
    refetchInterval: renewMs,
  });
  if (stop.isPending) return <Loading lines={8} />;
  if (stop.isError) return <ErrorState error={stop.error} onRetry={() => void stop.refetch()} />;
  const { name, departures, isMarketDay } = stop.data;
  return (
    <>
      <h1>{name}</h1>
      <p className="dir-facts">
        {t('directory.bus.nextBuses')}
        {isMarketDay && <span className="dir-market">{t('directory.bus.marketToday')}</span>}
      </p>
      {departures.length === 0 && <EmptyState icon="truck" title={t('directory.bus.noneAtStop')} />}
      <ol className="dir-departures">
        {departures.map((one) => (
          <DepartureLine key={`${one.lineId} ${one.day} ${one.time} ${one.headsign}`} one={one} />
        ))}
      </ol>
    </>
  );
}

function DepartureLine({ one }: { one: Departure }) {
  const { t } = useText();
  const isSoon = one.inMinutes < soonMinutes;
  const when =
    one.inMinutes === 0 ? t('directory.bus.now') : t('directory.bus.in', { count: one.inMinutes });
  return (
    <li>
      <Link to={`/directory/bus/lines/${one.lineId}`} className="dir-departure">
        <span className="dir-time">{one.time}</span>
        <span className="dir-headsign">
          <strong>{one.lineName}</strong> {t('directory.bus.to', { place: one.headsign })}
          {one.isMarketDayOnly && <span className="dir-market">{t('directory.marketDay')}</span>}
        </span>
        <span className="dir-in">
          {isSoon ? when : one.inMinutes < 1440 ? '' : one.day.slice(5)}
        </span>
      </Link>
    </li>
  );
}
