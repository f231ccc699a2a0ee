/** Layers on the engine: sources, how they are drawn, and their data. */
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibre,
} from 'maplibre-gl';
import type { MapClass, MapFeatures, MapLayerView } from '#platform/contract/map.ts';
import { lifted } from '../colours.ts';
import { markName, ringName, ringParts } from './marks.ts';

/** What is drawn of a layer. */
export interface Painted {
  readonly layer: MapLayerView;
  readonly classes: readonly MapClass[];
  readonly heat: boolean;
  readonly dark: boolean;
}

/** Ids of the layers of a code that can be touched. */
export const touchable = (code: string): string[] => [
  `${code}/mark`,
  `${code}/ring`,
  `${code}/line`,
  `${code}/fill`,
];

/** Invisible layers that keep the order: areas, lines, heat, points, points of work, what is chosen. */
const anchors = [
  'anchor/areas',
  'anchor/lines',
  'anchor/heat',
  'anchor/points',
  'anchor/work',
  'anchor/chosen',
];

/** Prepares an open map for layers. */
export function prepareLayers(map: MapLibre): void {
  for (const id of anchors) {
    map.addLayer({ id, type: 'background', layout: { visibility: 'none' } });
  }
}

const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Adds a layer, empty. */
export function addPainted(map: MapLibre, painted: Painted): void {
  const { layer, classes } = painted;
  const { code, geometry } = layer;
  if (geometry !== 'point') {
    map.addSource(code, { type: 'geojson', data: empty });
    for (const one of shapeLayers(painted)) {
      map.addLayer(one, geometry === 'area' ? 'anchor/lines' : 'anchor/heat');
    }
    // Its points, and shapes that were counted because they were too many to draw.
    for (const one of pointLayers(painted)) map.addLayer(one, 'anchor/work');
    return;
  }
  if (painted.heat) {
    map.addSource(code, { type: 'geojson', data: empty });
    map.addLayer(heatLayer(code), 'anchor/points');
    return;
  }
  const sums = Object.fromEntries(
    classes.map((_, kind) => [`k${kind}`, ['+', ['get', `k${kind}`]] as ExpressionSpecification]),
  );
  map.addSource(code, {
    type: 'geojson',
    data: empty,
    cluster: true,
    clusterRadius: 40,
    clusterMaxZoom: 18,
    maxzoom: 19,
    clusterProperties: { count: ['+', ['get', 'count']], ...sums },
  });
  // What somebody must act on is never covered by what merely stands there.
  const above = layer.group === 'work' ? 'anchor/chosen' : 'anchor/work';
  for (const one of pointLayers(painted)) map.addLayer(one, above);
}

/** Takes a layer away. */
export function removePainted(map: MapLibre, code: string): void {
  for (const { id } of map.getStyle().layers.filter((one) => one.id.startsWith(`${code}/`))) {
    map.removeLayer(id);
  }
  if (map.getSource(code)) map.removeSource(code);
}

/** Gives a layer its data. */
export function fillPainted(
  map: MapLibre,
  { layer, classes, dark }: Painted,
  { points, shapes }: Pick<MapFeatures, 'points' | 'shapes'>,
): void {
  const none = Object.fromEntries(classes.map((_, kind) => [`k${kind}`, 0]));
  const features = [
    ...points.map(({ id, label, kind, count, kinds, longitude, latitude }): GeoJSON.Feature => {
      const one = classes[kind];
      const shares = kinds
        ? Object.fromEntries(kinds.map((share, at) => [`k${at}`, share]))
        : { ...none, [`k${kind}`]: count };
      const image = one ? markName(layer, one) : '';
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
        properties: { id, label, kind, count, image, ...shares },
      };
    }),
    ...shapes.map(
      ({ id, label, kind, value, geometry }): GeoJSON.Feature => ({
        type: 'Feature',
        geometry,
        properties: {
          id,
          label,
          kind,
          value,
          colour: lifted(classes[kind]?.colour ?? '#6b7674', dark),
        },
      }),
    ),
  ];
  const source = map.getSource<GeoJSONSource>(layer.code);
  void source?.setData({ type: 'FeatureCollection', features });
}

const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const isOne: ExpressionSpecification = [
  'all',
  isPoint,
  ['!', ['has', 'point_count']],
  ['==', ['get', 'count'], 1],
];

/** Smaller marks far out, where they would cover the town. */
const markSize: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 0.6, 14, 1];

function pointLayers({ layer: { code }, classes, dark }: Painted): LayerSpecification[] {
  const shares = classes.flatMap((_, kind): unknown[] => [
    ...(kind > 0 ? ['.'] : []),
    ['to-string', ['ceil', ['*', ringParts, ['/', ['get', `k${kind}`], ['get', 'count']]]]],
  ]);
  const size = ['to-string', ['step', ['get', 'count'], 0, 10, 1, 100, 2, 1000, 3]];
  return [
    {
      id: `${code}/mark`,
      source: code,
      type: 'symbol',
      filter: isOne,
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': markSize,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'kind'],
      },
    },
    {
      id: `${code}/ring`,
      source: code,
      type: 'symbol',
      filter: ['all', isPoint, ['!', isOne]],
      layout: {
        'icon-image': ['concat', ringName(classes, dark), size, ':', ...shares],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': countText,
        'text-size': ['step', ['get', 'count'], 12, 1000, 13],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': dark ? '#eef4f2' : '#16211f' },
    },
  ] as LayerSpecification[];
}

/** 987, 1.2k, 35k. */
const countText = [
  'step',
  ['get', 'count'],
  ['to-string', ['get', 'count']],
  1000,
  ['concat', ['to-string', ['/', ['floor', ['/', ['get', 'count'], 100]], 10]], 'k'],
  10_000,
  ['concat', ['to-string', ['floor', ['/', ['get', 'count'], 1000]]], 'k'],
];

/** A few classes only name areas; many tell a number by their colour, which must be read. */
const fillOpacity = ({ layer, classes, dark }: Painted): number =>
  classes.length > 2 && layer.group !== 'own' ? 0.55 : dark ? 0.2 : 0.1;

function shapeLayers(painted: Painted): LayerSpecification[] {
  const { dark } = painted;
  const { code, geometry } = painted.layer;
  const line = {
    id: `${code}/line`,
    source: code,
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ['get', 'colour'], 'line-width': lineWidth(geometry, '') },
  };
  if (geometry === 'line') return [line] as LayerSpecification[];
  const fill = {
    id: `${code}/fill`,
    source: code,
    type: 'fill',
    paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': fillOpacity(painted) },
  };
  const words = {
    id: `${code}/words`,
    source: code,
    type: 'symbol',
    minzoom: 12,
    layout: {
      'text-field': ['case', ['==', ['get', 'value'], ''], '', ['get', 'value']],
      'text-size': 12,
      'text-offset': [0, 1.3],
      'text-max-width': 12,
    },
    paint: {
      'text-color': dark ? '#dfe8e5' : '#24504b',
      'text-halo-color': dark ? '#101716' : '#ffffff',
      'text-halo-width': 1.6,
    },
  };
  return [fill, line, words] as LayerSpecification[];
}

/** Width of a layer's lines; thicker where one is open. */
function lineWidth(geometry: MapLayerView['geometry'], openId: string): ExpressionSpecification {
  const usual = geometry === 'line' ? 3.5 : 1.6;
  return ['case', ['==', ['get', 'id'], openId], usual + 3, usual];
}

/** Marks the open line or area of a layer; none with an empty id. */
export function markOpenShape(
  map: MapLibre,
  { code, geometry }: MapLayerView,
  openId: string,
): void {
  if (map.getLayer(`${code}/line`)) {
    map.setPaintProperty(`${code}/line`, 'line-width', lineWidth(geometry, openId));
  }
}

/** Blue to yellow to red by brightness as well as by hue: read without colour too. */
function heatLayer(code: string): LayerSpecification {
  return {
    id: `${code}/heat`,
    source: code,
    type: 'heatmap',
    paint: {
      'heatmap-weight': ['interpolate', ['linear'], ['get', 'count'], 1, 0.25, 40, 1],
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 10, 12, 16, 34],
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 10, 0.7, 16, 1.4],
      'heatmap-opacity': 0.8,
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(68,1,84,0)',
        0.15,
        'rgba(59,82,139,0.75)',
        0.4,
        '#21918c',
        0.65,
        '#5ec962',
        0.85,
        '#fde725',
        1,
        '#fffbd0',
      ],
    },
  } as LayerSpecification;
}
