import { lazy, Suspense } from 'react';
import { useMapBase } from '#ui/map/use-map-base.ts';
import { TileState } from '../tile-state.tsx';
import type { TileProps } from '../tile-props.ts';
import { ValueMap } from './value-map.tsx';

const LayerMap = lazy(() => import('./layer-map.tsx'));

/**
 * Where: the parts of a place coloured by an indicator, drawn by us; or, where layers are chosen, the one map with them
 * (its engine comes only then).
 */
export default function MapTile(props: TileProps) {
  const base = useMapBase();
  if (base.isPending) return <TileState kind="loading" />;
  if (base.isError) return <TileState kind="error" />;
  if (props.tile.sources.length === 0) return <ValueMap {...props} base={base.data} />;
  return (
    <Suspense fallback={<TileState kind="loading" />}>
      <LayerMap {...props} base={base.data} />
    </Suspense>
  );
}
