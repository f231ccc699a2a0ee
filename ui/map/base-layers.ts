import type { LayerSpecification } from 'maplibre-gl';
import type { Locale } from '#platform/i18n/index.ts';
import type { MapColours } from './colours.ts';
import type { BaseKind } from './types.ts';

/** In which language and colours the base map is drawn. */
export interface BaseLook {
  readonly locale: Locale;
  readonly colours: MapColours;
}

/** How one kind of base layer is drawn, from below to above. */
type Draw = (source: string, look: BaseLook) => LayerSpecification[];

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
  readonly look: BaseLook;
  readonly size: unknown;
  readonly colour: string;
  readonly minzoom: number;
  readonly more?: Record<string, unknown>;
}

/** Names are drawn by the browser's own fonts: no glyph server. */
function words({
  id,
  source,
  look: { locale, colours: c },
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

function roads(source: string, look: BaseLook): LayerSpecification[] {
  const c = look.colours;
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
      look,
      size: 12,
      colour: c.roadName,
      minzoom: 14.5,
      more: { 'symbol-placement': 'line', 'symbol-spacing': 320, 'text-max-angle': 40 },
    }),
  ] as LayerSpecification[];
}

/** How each kind is drawn. */
export const draw: Record<BaseKind, Draw> = {
  neighbours: (source, look) => [
    ...areaAround(source, look.colours.beyond, look.colours.beyondLine),
    words({
      id: `${source}-name`,
      source,
      look,
      size: 13,
      colour: look.colours.faintName,
      minzoom: 9,
    }),
  ],
  outline: (source, look) => [
    { id: `${source}-fill`, source, type: 'fill', paint: { 'fill-color': look.colours.ground } },
    {
      id: `${source}-line`,
      source,
      type: 'line',
      paint: { 'line-color': look.colours.border, 'line-width': 3, 'line-opacity': 0.55 },
    },
  ],
  landCover: (source, look) => [
    {
      id: `${source}-fill`,
      source,
      type: 'fill',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'forest',
          look.colours.forest,
          'orchard',
          look.colours.orchard,
          'paddy',
          look.colours.paddy,
          'builtUp',
          look.colours.builtUp,
          look.colours.field,
        ],
      },
    },
  ],
  grounds: (source, look) =>
    areaAround(source, look.colours.publicGround, look.colours.publicGroundLine),
  waters: (source, look) => [
    ...areaAround(source, look.colours.water, look.colours.waterLine),
    words({
      id: `${source}-name`,
      source,
      look,
      size: 12,
      colour: look.colours.waterName,
      minzoom: 12.5,
    }),
  ],
  buildings: (source, look) => [
    {
      id: `${source}-fill`,
      source,
      type: 'fill',
      minzoom: 13,
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'public',
          look.colours.publicBuilding,
          look.colours.building,
        ],
        'fill-outline-color': look.colours.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 1],
      },
    },
  ],
  roads,
  gridCells: (source, look) => [
    {
      id: `${source}-line`,
      source,
      type: 'line',
      minzoom: 12,
      paint: {
        'line-color': look.colours.border,
        'line-width': 1,
        'line-opacity': 0.4,
        'line-dasharray': [2, 3],
      },
    },
  ],
  villages: (source, look) => [
    {
      id: `${source}-line`,
      source,
      type: 'line',
      paint: {
        'line-color': look.colours.border,
        'line-width': 1.4,
        'line-opacity': 0.6,
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    words({
      id: `${source}-name`,
      source,
      look,
      size: ['interpolate', ['linear'], ['zoom'], 10, 12, 14, 16],
      colour: look.colours.villageName,
      minzoom: 10,
      more: { 'text-letter-spacing': 0.08, 'symbol-sort-key': 0 },
    }),
  ],
  hamlets: (source, look) => [
    words({
      id: `${source}-name`,
      source,
      look,
      size: 12,
      colour: look.colours.faintName,
      minzoom: 13.5,
    }),
  ],
  landmarks: (source, look) => [
    {
      id: `${source}-dot`,
      source,
      type: 'circle',
      minzoom: 13,
      paint: {
        'circle-radius': 2.8,
        'circle-color': look.colours.landmark,
        'circle-stroke-color': look.colours.halo,
        'circle-stroke-width': 1.5,
      },
    },
    words({
      id: `${source}-name`,
      source,
      look,
      size: 12,
      colour: look.colours.landmarkName,
      minzoom: 13.5,
      more: { 'text-anchor': 'top', 'text-offset': [0, 0.5], 'text-optional': true },
    }),
  ],
};
