import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { MapBase } from '#ui/map/index.ts';

/** The area of a village or grid cell. */
export type Area = Feature<Polygon | MultiPolygon>;

/** Areas of villages and cells by id. */
export function areasOf(base: MapBase): ReadonlyMap<string, Area> {
  const layers = base.layers.filter(({ kind }) => kind === 'villages' || kind === 'gridCells');
  return new Map(
    layers.flatMap(({ features }) =>
      features.map((feature) => [String(feature.properties?.['id']), feature as Area] as const),
    ),
  );
}
