import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, Loading, TextField, useText } from '#ui/index.ts';
import { Link, useParams } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import './directory.css';

type Line = Reply<(typeof api)['operations']['line']>;

/** One line: its stops and the trips of a day. */
export default function LinePage() {
  const { t } = useText();
  const { lineId = '' } = useParams();
  const [day, setDay] = useState('');
  const line = useQuery({
    queryKey: ['directory', 'line', lineId, day],
    queryFn: async () => createClient(api).line({ params: { lineId }, query: day ? { day } : {} }),
    placeholderData: (last) => last,
  });
  if (line.isPending) return <Loading lines={8} />;
  if (line.isError) return <ErrorState error={line.error} onRetry={() => void line.refetch()} />;
  const { shortName, longName, agency, directions, isMarketDay } = line.data;
  return (
    <>
      <h1>{`${shortName} ${longName}`.trim()}</h1>
      {agency && <p className="zs-hint">{agency}</p>}
      <TextField
        label={t('directory.bus.day')}
        type="date"
        value={day || line.data.day}
        onChange={({ target }) => setDay(target.value)}
      />
      {isMarketDay && (
        <p>
          <span className="dir-market">{t('directory.marketDay')}</span>
        </p>
      )}
      {directions.map((direction) => (
        <DirectionTable key={direction.direction} direction={direction} />
      ))}
    </>
  );
}

function DirectionTable({ direction }: { direction: Line['directions'][number] }) {
  const { t } = useText();
  const [showsAll, setAll] = useState(false);
  const { stops, trips, headsign } = direction;
  const coming = trips.filter(({ isGone }) => !isGone);
  const shown = showsAll ? trips : coming;
  const title = t('directory.bus.to', { place: headsign });
  return (
    <section className="dir-block" aria-label={title}>
      <h2>{title}</h2>
      {trips.length === 0 && <EmptyState icon="truck" title={t('directory.bus.noTrips')} />}
      {trips.length > 0 && (
        <>
          {coming.length === 0 && <p>{t('directory.bus.over')}</p>}
          <p className="dir-starts">
            {shown.map(({ id, times, isGone, isMarketDayOnly }) => (
              <span key={id} className={isGone ? 'dir-start dir-gone' : 'dir-start'}>
                {times[0]}
                {isMarketDayOnly && (
                  <span className="dir-market">{t('directory.bus.marketShort')}</span>
                )}
              </span>
            ))}
          </p>
          {coming.length < trips.length && (
            <Button
              kind="quiet"
              icon="clock"
              aria-pressed={showsAll}
              onClick={() => setAll(!showsAll)}
            >
              {t('directory.bus.gone')}
            </Button>
          )}
        </>
      )}
      <ol className="dir-stops">
        {stops.map(({ id, name }, at) => (
          <li key={id}>
            <Link to={`/directory/bus/stops/${id}`}>{name}</Link>
            <span>{(coming[0] ?? trips[0])?.times[at] ?? ''}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
