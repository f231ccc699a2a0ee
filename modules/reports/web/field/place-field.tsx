import { lazy, Suspense, useState } from 'react';
import type { Position } from '#platform/geo/index.ts';
import type { Here } from '#ui/capture/index.ts';
import { Button, Icon, Loading, useText } from '#ui/index.ts';

const PickMap = lazy(() => import('./pick-map.tsx'));

interface PlaceFieldProps {
  readonly here: Here;
  readonly pin: Position | null;
  readonly onPin: (pin: Position | null) => void;
}

/** Where it is: the phone's own position, or a pin on the map. */
export function PlaceField({ here, pin, onPin }: PlaceFieldProps) {
  const { t } = useText();
  const [mapShown, showMap] = useState(false);
  return (
    <section className="zs-field">
      <p className="zs-label">{t('reports.find.place')}</p>
      <p className="report-place" role="status">
        <Icon name={pin ? 'pin' : 'locate'} /> {pin ? t('reports.find.pinned') : wordsOf(here, t)}
      </p>
      {!mapShown && (
        <Button wide icon="map" onClick={() => showMap(true)}>
          {t('reports.find.pickPlace')}
        </Button>
      )}
      {mapShown && (
        <Suspense fallback={<Loading lines={5} />}>
          <PickMap picked={pin ?? here.position} onPick={onPin} />
        </Suspense>
      )}
      {pin && here.position && (
        <Button kind="quiet" icon="locate" onClick={() => onPin(null)}>
          {t('reports.find.usePhone')}
        </Button>
      )}
    </section>
  );
}

function wordsOf(here: Here, t: ReturnType<typeof useText>['t']): string {
  if (!here.position) return t(`reports.position.${here.state}`);
  return t('reports.position.known', { metres: Math.round(here.accuracyMetres ?? 0) });
}
