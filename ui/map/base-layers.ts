import type { LayerSpecification } from 'maplibre-gl';
import type { Locale } from '#platform/i18n/index.ts';
import { mapColours as c } from './colours.ts';
import type { BaseKind } from './types.ts';

/** How one kind of base layer is drawn, from below to above. */
type Draw = (source: string, locale: Locale) => LayerSpecification[];

/** Drawn in this order: ground, water, houses, roads, borders, names. */
export const order: readonly BaseKind[] = [
  'neighbours',
  'outline',
  'landCover',
  'grounds',
  'waters',
  'buildings',
  'roads',
  'gridCells',
  'villages',
  'hamlets',
  'landmarks',
];

const name = (locale: Locale): ['coalesce', ...unknown[]] => [
  'coalesce',
  ['get', locale === 'zh' ? 'nameZh' : 'nameEn'],
  ['get', 'name'],
  '',
];

interface Words {
  readonly id: string;
  readonly source: string;
  readonly locale: Locale;
  readonly size: unknown;
  readonly colour: string;
  readonly minzoom: number;
  readonly more?: Record<string, unknown>;
}

/** Names are drawn by the browser's own fonts: no glyph server. */
function words({
  id,
  source,
  locale,
  size,
  colour,
  minzoom,
  more = {},
}: Words): LayerSpecification {
  return {
    id,
    source,
    type: 'symbol',
    minzoom,
    layout: {
      'text-field': name(locale),
      'text-size': size,
      'text-max-width': 8,
      'text-padding': 6,
      ...more,
    },
    paint: { 'text-color': colour, 'text-halo-color': c.halo, 'text-halo-width': 1.6 },
  } as LayerSpecification;
}

const areaAround = (source: string, fill: unknown, line: unknown): LayerSpecification[] =>
  [
    { id: `${source}-fill`, source, type: 'fill', paint: { 'fill-color': fill } },
    {
      id: `${source}-line`,
      source,
      type: 'line',
      paint: { 'line-color': line, 'line-width': 0.6 },
    },
  ] as LayerSpecification[];

/** Line width in px that grows with the zoom as the road does on the ground. */
const widthOf = (factor: number, least: number): unknown => [
  'interpolate',
  ['exponential', 1.8],
  ['zoom'],
  11,
  least,
  18,
  ['*', factor, ['coalesce', ['get', 'widthMetres'], 6]],
];

function roads(source: string, locale: Locale): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' };
  const large = ['match', ['get', 'kind'], ['countyRoad', 'mainStreet'], c.mainRoad, c.road];
  return [
    {
      id: `${source}-casing`,
      source,
      type: 'line',
      layout: round,
      paint: { 'line-color': c.roadEdge, 'line-width': widthOf(2.6, 1.6) },
    },
    {
      id: `${source}-line`,
      source,
      type: 'line',
      layout: round,
      paint: { 'line-color': large, 'line-width': widthOf(2.2, 0.8) },
    },
    words({
      id: `${source}-name`,
      source,
      locale,
      size: 12,
      colour: c.roadName,
      minzoom: 14.5,
      more: { 'symbol-placement': 'line', 'symbol-spacing': 320, 'text-max-angle': 40 },
    }),
  ] as LayerSpecification[];
}

/** How each kind is drawn. */
export const draw: Record<BaseKind, Draw> = {
  neighbours: (source, locale) => [
    ...areaAround(source, c.beyond, c.beyondLine),
    words({ id: `${source}-name`, source, locale, size: 13, colour: c.faintName, minzoom: 9 }),
  ],
  outline: (source) => [
    { id: `${source}-fill`, source, type: 'fill', paint: { 'fill-color': c.ground } },
    {
      id: `${source}-line`,
      source,
      type: 'line',
      paint: { 'line-color': c.border, 'line-width': 3, 'line-opacity': 0.55 },
    },
  ],
  landCover: (source) => [
    {
      id: `${source}-fill`,
      source,
      type: 'fill',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'forest',
          c.forest,
          'orchard',
          c.orchard,
          'paddy',
          c.paddy,
          'builtUp',
          c.builtUp,
          c.field,
        ],
      },
    },
  ],
  grounds: (source) => areaAround(source, c.publicGround, c.publicGroundLine),
  waters: (source, locale) => [
    ...areaAround(source, c.water, c.waterLine),
    words({ id: `${source}-name`, source, locale, size: 12, colour: c.waterName, minzoom: 12.5 }),
  ],
  buildings: (source) => [
    {
      id: `${source}-fill`,
      source,
      type: 'fill',
      minzoom: 13,
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'public', c.publicBuilding, c.building],
        'fill-outline-color': c.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 1],
      },
    },
  ],
  roads,
  gridCells: (source) => [
    {
      id: `${source}-line`,
      source,
      type: 'line',
      minzoom: 12,
      paint: {
        'line-color': c.border,
        'line-width': 1,
        'line-opacity': 0.4,
        'line-dasharray': [2, 3],
      },
    },
  ],
  villages: (source, locale) => [
    {
      id: `${source}-line`,
      source,
      type: 'line',
      paint: {
        'line-color': c.border,
        'line-width': 1.4,
        'line-opacity': 0.6,
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    words({
      id: `${source}-name`,
      source,
      locale,
      size: ['interpolate', ['linear'], ['zoom'], 10, 12, 14, 16],
      colour: c.villageName,
      minzoom: 10,
      more: { 'text-letter-spacing': 0.08, 'symbol-sort-key': 0 },
    }),
  ],
  hamlets: (source, locale) => [
    words({ id: `${source}-name`, source, locale, size: 12, colour: c.faintName, minzoom: 13.5 }),
  ],
  landmarks: (source, locale) => [
    {
      id: `${source}-dot`,
      source,
      type: 'circle',
      minzoom: 13,
      paint: {
        'circle-radius': 2.8,
        'circle-color': c.landmark,
        'circle-stroke-color': c.halo,
        'circle-stroke-width': 1.5,
      },
    },
    words({
      id: `${source}-name`,
      source,
      locale,
      size: 12,
      colour: c.landmarkName,
      minzoom: 13.5,
      more: { 'text-anchor': 'top', 'text-offset': [0, 0.5], 'text-optional': true },
    }),
  ],
};
