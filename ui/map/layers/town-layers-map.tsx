import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useText } from '../../i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '../../kit/states.tsx';
import { PageBoundary } from '../../page-view.tsx';
import { hasWebGl } from '../town-map.tsx';
import { useMapBase } from '../use-map-base.ts';
import { useDarkPage } from '../use-theme.ts';
import { useLayerList } from './api.ts';
import { PlainLayers } from './plain-layers.tsx';
import type { TownLayersMapProps } from './types.ts';
import { type MapView, plainView } from './view.ts';
import './layers.css';

const LiveLayersMap = lazy(() => import('./live-layers-map.tsx'));

/**
 * The one map of the town with the layers that modules declare, as far as the viewer may see them, kept fresh by live
 * events. The same in the console, on a wall (`dark`, `controls="none"`) and on a phone. The engine (280 KB gz) is
 * loaded only when a map is shown; without WebGL the layers come as a drawing and a list.
 */
export function TownLayersMap(props: TownLayersMapProps) {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const base = useMapBase();
  const list = useLayerList();
  const [own, keep] = useState<MapView>(() => ({
    ...plainView,
    layers: props.layers ? props.layers.map((code) => ({ code })) : null,
  }));
  const [plain, setPlain] = useState(() => !hasWebGl());
  const pageIsDark = useDarkPage();
  const { background } = props;
  const ground = useMemo(
    () => (base.data && background ? { ...base.data, background } : base.data),
    [base.data, background],
  );
  const view = props.view ?? own;
  const onView = props.onView ?? keep;
  const failed = [base, list].find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!ground || !list.data) return <Loading lines={6} />;
  if (list.data.length === 0) return <EmptyState title={t('ui.layers.none')} icon="layers" />;
  const dark = props.dark ?? (view.tone === 'auto' ? pageIsDark : view.tone === 'dark');
  const shared = { ...props, dark, view, onView, base: ground, known: list.data };
  if (plain) return <PlainLayers {...shared} />;
  return (
    <div
      ref={frame}
      className={`zs-map zs-layers${dark ? ' zs-layers-dark' : ''}`}
      style={{ height: props.height ?? '100%' }}
    >
      <PageBoundary>
        <Suspense fallback={<Loading lines={6} />}>
          <LiveLayersMap {...shared} frame={frame} onFailed={() => setPlain(true)} />
        </Suspense>
      </PageBoundary>
    </div>
  );
}
