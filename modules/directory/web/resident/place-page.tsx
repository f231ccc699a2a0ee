import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Reply } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorState, Icon, LinkButton, Loading, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import { OpenTag } from './open-now.tsx';
import { usePick } from './words.ts';
import './directory.css';

// The map and its engine come only when someone wants to see it.
const PlaceMap = lazy(() => import('./place-map.tsx'));

type Place = Reply<(typeof api)['operations']['place']>;

/** One place: open or not, how to get in, who is on duty today, its week. */
export default function PlacePage() {
  const { code = '' } = useParams();
  const place = useQuery({
    queryKey: ['directory', 'place', code],
    queryFn: async () => createClient(api).place({ params: { code } }),
  });
  if (place.isPending) return <Loading lines={8} />;
  if (place.isError) return <ErrorState error={place.error} onRetry={() => void place.refetch()} />;
  return <Whole key={code} place={place.data} />;
}

function Whole({ place }: { place: Place }) {
  const { t } = useText();
  const pick = usePick();
  const [showsMap, setMap] = useState(false);
  const { position, phone, access } = place;
  const note = pick(place.note, place.noteEn);
  return (
    <>
      <h1>{pick(place.nameZh, place.nameEn)}</h1>
      <p className="dir-facts">
        <OpenTag open={place.openNow} /> {pick(place.kindZh, place.kindEn)}
        {place.villageZh && ` · ${pick(place.villageZh, place.villageEn)}`}
      </p>
      {note && <p>{note}</p>}
      <p>
        <Icon name="pin" /> {pick(place.address, place.addressEn)}
      </p>
      <div className="dir-two">
        {phone && (
          <a className="zs-button zs-button-primary zs-wide" href={`tel:${phone}`}>
            <Icon name="phone" /> {phone}
          </a>
        )}
        {position && !showsMap && (
          <Button icon="map" wide onClick={() => setMap(true)}>
            {t('directory.place.showMap')}
          </Button>
        )}
      </div>
      {position && showsMap && (
        <Suspense fallback={<Loading lines={6} />}>
          <PlaceMap position={position} />
        </Suspense>
      )}
      {place.onDuty.length > 0 && <OnDuty place={place} />}
      {access.length > 0 && (
        <Card title={t('directory.place.access')}>
          <ul className="dir-access">
            {access.map((feature) => (
              <li key={feature}>
                <Icon name="check" /> {t(`directory.access.${feature}`)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {place.week.length > 0 && <Week place={place} />}
    </>
  );
}

function OnDuty({ place }: { place: Place }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Card title={t('directory.place.onDuty')}>
      <ul className="dir-duty">
        {place.onDuty.map((one) => (
          <li key={`${one.nameZh} ${one.from}`}>
            <p>
              <strong>{pick(one.nameZh, one.nameEn)}</strong> {pick(one.serviceZh, one.serviceEn)}
              <br />
              {one.from}–{one.until}
              {one.free !== null && ` · ${t('directory.place.free', { count: one.free })}`}
            </p>
            {one.bookPath && one.free !== 0 && (
              <LinkButton to={one.bookPath} icon="calendar">
                {t('directory.place.book')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Week({ place }: { place: Place }) {
  const { t } = useText();
  return (
    <Card title={t('directory.place.week')}>
      <table className="dir-week">
        <tbody>
          {place.week.map(({ day, spans, note, isMarketDay }, at) => (
            <tr key={day}>
              <th scope="row">
                {t(`directory.weekday.${new Date(`${day}T00:00:00Z`).getUTCDay()}`)}
                {at === 0 && ` (${t('directory.place.today')})`}
                {isMarketDay && <span className="dir-market">{t('directory.marketDay')}</span>}
              </th>
              <td>
                {spans.length === 0
                  ? t('directory.place.closed')
                  : spans.map(({ from, until }) => `${from}–${until}`).join(', ')}
                {note && <span className="zs-hint"> {note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
