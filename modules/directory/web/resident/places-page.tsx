import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, Loading, Notice, useText } from '#ui/index.ts';
import { Link, useSearchParams } from '#ui/router/index.ts';
import { api, type PlaceView } from '../../contract/index.ts';
import { OpenTag } from './open-now.tsx';
import { usePosition } from './use-position.ts';
import { useDistance, usePick } from './words.ts';
import './directory.css';

/** Places of a kind or by words, the nearest first once it is known where one is. */
export default function PlacesPage() {
  const { t } = useText();
  const pick = usePick();
  const [query] = useSearchParams();
  const [kind, q] = [query.get('kind') ?? '', query.get('q') ?? ''];
  const [openNow, setOpenNow] = useState(false);
  const { position, state, ask } = usePosition();
  const places = useQuery({
    queryKey: ['directory', 'places', kind, q, openNow, position],
    queryFn: async () =>
      createClient(api).places({
        query: {
          ...(kind ? { kind } : {}),
          ...(q ? { q } : {}),
          ...(openNow ? { openNow } : {}),
          ...position,
        },
      }),
  });
  const items = places.data?.items ?? [];
  const [first] = items;
  const title = kind && first ? pick(first.kindZh, first.kindEn) : t('directory.places.title');
  return (
    <>
      <h1>{title}</h1>
      {q && <p>{t('directory.places.found', { words: q, count: items.length })}</p>}
      <p className="dir-acts">
        <Button
          icon="locate"
          busy={state === 'asking'}
          aria-pressed={position !== null}
          onClick={ask}
        >
          {t('directory.places.near')}
        </Button>
        <Button icon="clock" aria-pressed={openNow} onClick={() => setOpenNow(!openNow)}>
          {t('directory.places.openNow')}
        </Button>
      </p>
      {state === 'refused' && (
        <Notice meaning="warning" title={t('directory.places.noPosition')}>
          <p>{t('directory.places.noPositionText')}</p>
        </Notice>
      )}
      {places.isPending && <Loading lines={6} />}
      {places.isError && <ErrorState error={places.error} onRetry={() => void places.refetch()} />}
      {places.data && items.length === 0 && (
        <EmptyState icon="search" title={t('directory.places.none')}>
          {t('directory.places.noneText')}
        </EmptyState>
      )}
      <ul className="zs-list">
        {items.map((place) => (
          <PlaceLine key={place.code} place={place} />
        ))}
      </ul>
    </>
  );
}

function PlaceLine({ place }: { place: PlaceView }) {
  const pick = usePick();
  const distance = useDistance();
  const { code, nameZh, nameEn, address, addressEn, distanceMetres, openNow } = place;
  return (
    <li>
      <Link to={`/directory/places/${code}`} className="zs-list-item">
        <span className="zs-list-text">
          <span className="zs-list-title">{pick(nameZh, nameEn)}</span>
          <span className="zs-list-detail">
            {[distanceMetres !== null ? distance(distanceMetres) : '', pick(address, addressEn)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="zs-list-aside">
          <OpenTag open={openNow} />
        </span>
      </Link>
    </li>
  );
}
