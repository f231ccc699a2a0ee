/** The map of the town. Import from pages; the engine itself comes only when a map is shown. */
export { boundsAround, pairsOf } from './bounds.ts';
export { TownMap } from './town-map.tsx';
export { useMapBase } from './use-map-base.ts';
export type {
  BaseKind,
  BaseLayer,
  Bounds,
  MapArea,
  MapBase,
  MapLine,
  MapPoint,
  Position,
  TownMapProps,
} from './types.ts';
export { TownLayersMap } from './layers/town-layers-map.tsx';
export type { TownLayersMapProps } from './layers/types.ts';
export { type MapView, readMapView, writeMapView } from './layers/view.ts';
export { useMapSelected } from './layers/selection.ts';
