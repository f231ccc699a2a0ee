import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Locale } from '#platform/i18n/index.ts';
import { draw, order } from './base-layers.ts';
import { darkColours, mapColours } from './colours.ts';
import type { BaseKind, MapBase } from './types.ts';

/** What lies between the drawn ground and the town's borders and names. */
export interface Between {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

const nothing: Between = { sources: {}, layers: [] };

/**
 * The quiet base map of a town from its own layers, in one language, on light or dark ground. Tiles lie over the drawn
 * ground: where they do not come, the town is still there.
 */
export function baseStyle(
  base: MapBase,
  locale: Locale,
  { dark = false, tiles = nothing }: { readonly dark?: boolean; readonly tiles?: Between } = {},
): StyleSpecification {
  const look = { locale, colours: dark ? darkColours : mapColours };
  const sources: Record<string, SourceSpecification> = { ...tiles.sources };
  const layers: LayerSpecification[] = [
    { id: 'beyond', type: 'background', paint: { 'background-color': look.colours.beyond } },
  ];
  const known = base.layers.filter(({ kind }) => order.includes(kind));
  const sorted = known.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const above: LayerSpecification[] = [];
  for (const layer of sorted) {
    const source = `base-${layer.id}`;
    const features = layer.features as GeoJSON.Feature[];
    sources[source] = { type: 'geojson', data: { type: 'FeatureCollection', features } };
    const drawn = draw[layer.kind](source, look);
    (groundKinds.has(layer.kind) ? layers : above).push(...drawn);
  }
  return { version: 8, sources, layers: [...layers, ...tiles.layers, ...above] };
}

/** Every character of the names on the map. */
export function namesOf(base: MapBase): string {
  const names = base.layers.flatMap(({ features }) =>
    features.map(({ properties }) => String(properties?.['nameZh'] ?? '')),
  );
  return [...new Set(names.join(''))].join('');
}

/** What tiles show themselves. */
const groundKinds: ReadonlySet<BaseKind> = new Set([
  'neighbours',
  'outline',
  'landCover',
  'grounds',
  'waters',
  'buildings',
  'roads',
]);
