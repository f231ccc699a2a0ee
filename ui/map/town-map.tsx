import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';
import { PageBoundary } from '../page-view.tsx';
import { PlainMap } from './plain-map.tsx';
import type { TownMapProps } from './types.ts';
import { useMapBase } from './use-map-base.ts';
import './map.css';

const LiveMap = lazy(() => import('./live-map.tsx'));

/**
 * The map of the town with what a page lays over it. Loads the map engine (280 KB gz) only when
 * shown; falls back to a drawing and a list where the device has no WebGL.
 */
export function TownMap(props: TownMapProps) {
  const { t } = useText();
  const base = useMapBase();
  const [plain, setPlain] = useState(() => !hasWebGl());
  if (base.isPending) return <Loading lines={6} />;
  if (base.isError) return <ErrorState error={base.error} onRetry={() => void base.refetch()} />;
  if (plain) return <PlainMap {...props} base={base.data} />;
  return (
    <div className="zs-map" style={{ height: props.height ?? '100%' }}>
      <PageBoundary>
        <Suspense fallback={<Loading lines={6} />}>
          <LiveMap {...props} base={base.data} onFailed={() => setPlain(true)} />
        </Suspense>
      </PageBoundary>
      {props.onPick && <p className="zs-map-hint">{t('ui.map.pick')}</p>}
      {props.onRing && <p className="zs-map-hint">{t('ui.map.draw')}</p>}
    </div>
  );
}

/** Whether this device draws with WebGL 2. */
export function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  // Browsers allow only a few contexts at a time: give this one back at once.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
