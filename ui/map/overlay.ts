import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibre,
  SourceSpecification,
} from 'maplibre-gl';
import { iconPaths } from '../icons/names.ts';
import { type Meaning, meanings } from '../tokens/tokens.ts';
import type { MapArea, MapLine, MapPoint } from './types.ts';

/** Later in this list is graver; a cluster shows the gravest of its points. */
const gravity: readonly Meaning[] = ['ok', 'notice', 'warning', 'urgent'];
const markPx = 30;

/** Sources of what pages lay over the base map. */
const sources: Record<string, SourceSpecification> = {
  areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
  lines: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
  points: {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    cluster: true,
    clusterRadius: 44,
    clusterMaxZoom: 16,
    clusterProperties: { gravity: ['max', ['get', 'gravity']], count: ['+', ['get', 'count']] },
  },
};

const markOf = ['concat', 'mark-', ['to-string', ['get', 'gravity']]];
const colourOf = [
  'match',
  ['get', 'gravity'],
  ...gravity.flatMap((meaning, index) => [index, meanings[meaning].colour]),
  '#3f6f69',
];
/** Before the number of a cluster that holds something grave: told without its colour too. */
const signOf: ExpressionSpecification = ['match', ['get', 'gravity'], 2, '! ', 3, '!! ', ''];
/** One mark is drawn for one thing; more are drawn as a number. */
const isOne: ExpressionSpecification = [
  'all',
  ['!', ['has', 'point_count']],
  ['==', ['get', 'count'], 1],
];
const isSelected = ['boolean', ['get', 'selected'], false];
const isFaint = ['boolean', ['get', 'faint'], false];

const layers = [
  {
    id: 'areas-fill',
    source: 'areas',
    type: 'fill',
    paint: { 'fill-color': colourOf, 'fill-opacity': ['case', isSelected, 0.28, 0.12] },
  },
  {
    id: 'areas-line',
    source: 'areas',
    type: 'line',
    paint: { 'line-color': colourOf, 'line-width': ['case', isSelected, 3, 1.4] },
  },
  {
    id: 'lines-halo',
    source: 'lines',
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': ['case', isFaint, 0, 7], 'line-opacity': 0.85 },
  },
  {
    id: 'lines-line',
    source: 'lines',
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colourOf,
      'line-width': ['case', isFaint, 3, 4],
      'line-opacity': ['case', isFaint, 0.45, 1],
    },
  },
  {
    id: 'points-selected',
    source: 'points',
    type: 'circle',
    filter: isSelected,
    paint: {
      'circle-radius': 22,
      'circle-color': colourOf,
      'circle-opacity': 0.25,
      'circle-stroke-color': colourOf,
      'circle-stroke-width': 2,
    },
  },
  {
    id: 'points-mark',
    source: 'points',
    type: 'symbol',
    filter: isOne,
    layout: {
      'icon-image': markOf,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'gravity'],
    },
  },
  {
    id: 'points-cluster',
    source: 'points',
    type: 'circle',
    filter: ['!', isOne],
    paint: {
      'circle-radius': ['step', ['get', 'count'], 16, 10, 20, 100, 25],
      'circle-color': colourOf,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2.5,
    },
  },
  {
    id: 'points-count',
    source: 'points',
    type: 'symbol',
    filter: ['!', isOne],
    layout: {
      'text-field': ['concat', signOf, ['to-string', ['get', 'count']]],
      'text-size': 14,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': '#ffffff' },
  },
] as LayerSpecification[];

/** Adds the overlay to a loaded map. */
export function addOverlay(map: MapLibre): void {
  for (const [index, meaning] of gravity.entries()) {
    const image = drawMark(meaning);
    if (image && !map.hasImage(`mark-${index}`)) {
      map.addImage(`mark-${index}`, image, { pixelRatio: 2 });
    }
  }
  for (const [id, source] of Object.entries(sources)) map.addSource(id, source);
  for (const layer of layers) map.addLayer(layer);
}

/** A disc in the meaning's colour with its icon: told apart by shape as well as by colour. */
function drawMark(meaning: Meaning): ImageData | null {
  const side = markPx * 2;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.beginPath();
  pen.arc(side / 2, side / 2, side / 2 - 4, 0, Math.PI * 2);
  pen.fillStyle = meanings[meaning].colour;
  pen.fill();
  pen.lineWidth = 5;
  pen.strokeStyle = '#ffffff';
  pen.stroke();
  pen.translate(side / 2, side / 2);
  pen.scale(1.35, 1.35);
  pen.translate(-12, -12);
  pen.lineWidth = 2.2;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(new Path2D(iconPaths[meanings[meaning].icon]));
  return pen.getImageData(0, 0, side, side);
}

/** What lies over the base map. */
export interface Shown {
  readonly points: readonly MapPoint[];
  readonly areas: readonly MapArea[];
  readonly lines: readonly MapLine[];
}

/** Shows points, areas and lines; the selected one is marked. */
export function fillOverlay(
  map: MapLibre,
  { points, areas, lines }: Shown,
  selected: string | null,
): void {
  const properties = (id: string, label: string, meaning: Meaning | undefined) => ({
    id,
    label,
    gravity: meaning ? gravity.indexOf(meaning) : -1,
    selected: id === selected,
  });
  void map.getSource<GeoJSONSource>('points')?.setData({
    type: 'FeatureCollection',
    features: points.map(({ id, label, meaning, longitude, latitude, count = 1 }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { ...properties(id, label, meaning), count },
    })),
  });
  void map.getSource<GeoJSONSource>('areas')?.setData({
    type: 'FeatureCollection',
    features: areas.map(({ id, label = '', meaning, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: properties(id, label, meaning),
    })),
  });
  void map.getSource<GeoJSONSource>('lines')?.setData({
    type: 'FeatureCollection',
    features: lines.map(({ id, label = '', meaning, path, faint = false }) => ({
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: path.map(({ longitude, latitude }) => [longitude, latitude]),
      },
      properties: { ...properties(id, label, meaning), faint },
    })),
  });
}
