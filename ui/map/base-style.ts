import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Locale } from '#platform/i18n/index.ts';
import { draw, order } from './base-layers.ts';
import { darkColours, mapColours } from './colours.ts';
import type { BaseKind, MapBase } from './types.ts';

/** The quiet base map of a town from its own layers, in one language, on light or dark ground. */
export function baseStyle(base: MapBase, locale: Locale, dark = false): StyleSpecification {
  const look = { locale, colours: dark ? darkColours : mapColours };
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [
    { id: 'beyond', type: 'background', paint: { 'background-color': look.colours.beyond } },
  ];
  if (base.tiles) {
    const { template, attribution } = base.tiles;
    sources['tiles'] = { type: 'raster', tiles: [template], tileSize: 256, attribution };
    layers.push({ id: 'tiles', type: 'raster', source: 'tiles' });
  }
  const known = base.layers.filter(({ kind }) => order.includes(kind));
  const sorted = known.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const layer of sorted) {
    const source = `base-${layer.id}`;
    const features = layer.features as GeoJSON.Feature[];
    sources[source] = { type: 'geojson', data: { type: 'FeatureCollection', features } };
    // Tiles show the ground themselves; the town's borders and names stay above them.
    if (!base.tiles || !groundKinds.has(layer.kind)) layers.push(...draw[layer.kind](source, look));
  }
  return { version: 8, sources, layers };
}

/** Every character of the names on the map. */
export function namesOf(base: MapBase): string {
  const names = base.layers.flatMap(({ features }) =>
    features.map(({ properties }) => String(properties?.['nameZh'] ?? '')),
  );
  return [...new Set(names.join(''))].join('');
}

const groundKinds: ReadonlySet<BaseKind> = new Set([
  'neighbours',
  'landCover',
  'grounds',
  'waters',
  'buildings',
  'roads',
]);
