/** Plain MapLibre with the bench's points, as its manual would have it: what ours is compared with. */
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { baseStyle } from '../../ui/map/base-style.ts';
import type { MapBase } from '../../ui/map/types.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(workerUrl);

const asked = new URLSearchParams(location.search);
const [latitude = 0, longitude = 0, zoom = 13] = (asked.get('at') ?? '').split(',').map(Number);
const container = document.querySelector<HTMLElement>('#map');
if (!container) throw new Error('the page has no place for the map');
container.style.width = `${asked.get('width') ?? 1100}px`;
container.style.height = `${asked.get('height') ?? 760}px`;

const read = async <T>(path: string): Promise<T> => (await (await fetch(path)).json()) as T;
const [base, points] = await Promise.all([
  read<MapBase>('./base.json'),
  read<[number, number][]>('./points.json'),
]);
const clusters = asked.get('way') === 'clusters';
const map = new MapLibre({
  container,
  style: baseStyle(base, 'zh'),
  center: [longitude, latitude],
  zoom,
  fadeDuration: 0,
  attributionControl: false,
});
map.once('style.load', () => {
  map.addSource('points', {
    type: 'geojson',
    cluster: clusters,
    data: {
      type: 'FeatureCollection',
      features: points.map((coordinates) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates },
      })),
    },
  });
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'points',
    paint: {
      'circle-radius': clusters ? ['step', ['coalesce', ['get', 'point_count'], 1], 6, 2, 16] : 6,
      'circle-color': '#0072b2',
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 1.5,
    },
  });
  if (clusters) {
    map.addLayer({
      id: 'counts',
      type: 'symbol',
      source: 'points',
      filter: ['has', 'point_count'],
      layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 12 },
    });
  }
  map.once('idle', () => document.body.setAttribute('data-ready', ''));
});
