import { useMapBase } from '#ui/map/index.ts';
import { TileState } from '../tile-state.tsx';
import type { TileProps } from '../tile-view.tsx';
import { ValueMap } from './value-map.tsx';

/** Where: the parts of a place coloured by an indicator; each opens its own page. */
export default function MapTile(props: TileProps) {
  const base = useMapBase();
  if (base.isPending) return <TileState kind="loading" />;
  if (base.isError) return <TileState kind="error" />;
  return <ValueMap {...props} base={base.data} />;
}
