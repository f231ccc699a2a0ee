import { lazy, Suspense, useState } from 'react';
import { distanceMetres } from '#platform/geo/index.ts';
import { useHere, usePositionAllowed } from '#ui/capture/index.ts';
import { Button, Card, Icon, Loading, useText } from '#ui/index.ts';
import type { CaseRow } from '../../contract/index.ts';
import { navigationLinks } from './navigation.ts';
import { sayDistance } from './task-row.tsx';

const PlaceMap = lazy(() => import('./place-map.tsx'));

/** Where it is, how far, the way there, and the map when asked for. */
export function CasePlace({ row }: { row: CaseRow }) {
  const { t } = useText();
  const here = useHere(usePositionAllowed()).position;
  const [mapShown, showMap] = useState(false);
  const { position } = row;
  const links = position ? navigationLinks(position, row.address || row.title) : null;
  return (
    <Card title={t('cases.one.where')}>
      <p className="field-words">
        {row.address || t('cases.one.noAddress')}
        {here && position && (
          <span className="field-distance">
            {' '}
            · {sayDistance(distanceMetres(here, position), t)}
          </span>
        )}
      </p>
      {links && (
        <div className="field-pair">
          <a
            className="zs-button zs-button-secondary"
            href={links.amap}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="send" /> {t('cases.one.navigate')}
          </a>
          <a className="zs-button zs-button-secondary" href={links.geo}>
            <Icon name="pin" /> {t('cases.one.otherMap')}
          </a>
        </div>
      )}
      {position && !mapShown && (
        <Button wide icon="map" onClick={() => showMap(true)}>
          {t('cases.one.showMap')}
        </Button>
      )}
      {position && mapShown && (
        <Suspense fallback={<Loading lines={5} />}>
          <PlaceMap row={row} here={here} />
        </Suspense>
      )}
    </Card>
  );
}
