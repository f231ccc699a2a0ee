/** What is drawn over the layers by hand: the area of a selection, a measured line, what is chosen, a found place. */
import {
  type GeoJSONSource,
  type LayerSpecification,
  type Map as MapLibre,
  type MapMouseEvent,
  Marker,
} from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { MapFeaturePoint } from '#platform/contract/map.ts';
import type { Position } from '../types.ts';
import { markOpenShape } from './paint.ts';
import type { LiveLayer } from './use-layers.ts';
import type { MapView } from './view.ts';

const colour = '#0f766e';
const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

const layers = [
  {
    id: 'sketch/fill',
    source: 'sketch',
    type: 'fill',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.12 },
  },
  {
    id: 'sketch/line',
    source: 'sketch',
    type: 'line',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': 2.4, 'line-dasharray': [2, 1.4] },
  },
  {
    id: 'trails/line',
    source: 'trails',
    type: 'line',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': '#1b7a3d', 'line-width': 3.5, 'line-opacity': 0.6 },
  },
  {
    id: 'chosen/ring',
    source: 'chosen',
    type: 'circle',
    paint: {
      'circle-radius': ['case', ['get', 'open'], 19, 15],
      'circle-color': 'rgba(15,118,110,0)',
      'circle-stroke-color': colour,
      'circle-stroke-width': ['case', ['get', 'open'], 3, 1.2],
      'circle-stroke-opacity': ['case', ['get', 'open'], 1, 0.55],
    },
  },
] as LayerSpecification[];

/** Prepares an open map for sketches; after its layers. */
export function prepareSketches(map: MapLibre): void {
  for (const id of ['sketch', 'trails', 'chosen']) {
    map.addSource(id, { type: 'geojson', data: empty });
  }
  for (const layer of layers) map.addLayer(layer);
}

const pairOf = ({ longitude, latitude }: Position): [number, number] => [longitude, latitude];

/** Shows a ring (an area from three corners on) or an open line. */
export function useSketch(
  map: MapLibre | null,
  corners: readonly Position[],
  isOpen: boolean,
): void {
  useEffect(() => {
    const pairs = corners.map(pairOf);
    const [first] = pairs;
    const isArea = !isOpen && pairs.length > 2 && first;
    const geometry: GeoJSON.Geometry = isArea
      ? { type: 'Polygon', coordinates: [[...pairs, first]] }
      : { type: 'LineString', coordinates: pairs };
    const features: GeoJSON.Feature[] =
      pairs.length > 1 ? [{ type: 'Feature', properties: {}, geometry }] : [];
    void map?.getSource<GeoJSONSource>('sketch')?.setData({ type: 'FeatureCollection', features });
  }, [map, corners, isOpen]);
}

/** Rings what is selected and, thicker, what is open. */
export function useChosen(
  map: MapLibre | null,
  points: readonly MapFeaturePoint[],
  open: Position | null,
): void {
  useEffect(() => {
    const feature = (at: Position, isOpen: boolean): GeoJSON.Feature => ({
      type: 'Feature',
      properties: { open: isOpen },
      geometry: { type: 'Point', coordinates: pairOf(at) },
    });
    const features = [
      ...points.map((point) => feature(point, false)),
      ...(open ? [feature(open, true)] : []),
    ];
    void map?.getSource<GeoJSONSource>('chosen')?.setData({ type: 'FeatureCollection', features });
  }, [map, points, open]);
}

/** Thickens the outline of the line or area that is open. */
export function useOpenShape(
  map: MapLibre | null,
  live: readonly LiveLayer[],
  open: MapView['open'],
): void {
  useEffect(() => {
    if (!map) return;
    for (const { layer } of live) {
      if (layer.geometry === 'point') continue;
      markOpenShape(map, layer, open?.layer === layer.code ? open.id : '');
    }
  }, [map, live, open]);
}

/** Two corners make a rectangle: two taps, or press, drag and let go. `onRing(null)` while only one stands. */
export function useRectangle(
  map: MapLibre | null,
  isOn: boolean,
  onRing: (ring: Position[], isDone: boolean) => void,
): void {
  const tell = useRef(onRing);
  tell.current = onRing;
  useEffect(() => {
    if (!map || !isOn) return;
    let from: Position | null = null;
    const at = ({ lngLat }: MapMouseEvent): Position => ({
      longitude: lngLat.lng,
      latitude: lngLat.lat,
    });
    const press = (event: MapMouseEvent): void => {
      if (!from) from = at(event);
    };
    const move = (event: MapMouseEvent): void => {
      if (from) tell.current(rectangle(from, at(event)), false);
    };
    const letGo = (event: MapMouseEvent): void => {
      if (!from) return;
      const [a, b] = [map.project(pairOf(from)), event.point];
      // A tap leaves the first corner standing; the second tap or a drag sets the other.
      if (Math.hypot(a.x - b.x, a.y - b.y) < 6) return;
      tell.current(rectangle(from, at(event)), true);
      from = null;
    };
    map.dragPan.disable();
    map.getCanvas().style.cursor = 'crosshair';
    map.on('mousedown', press);
    map.on('mousemove', move);
    map.on('mouseup', letGo);
    const tap = (event: MapMouseEvent): void => {
      press(event);
      letGo(event);
    };
    map.on('click', tap);
    return () => {
      map.dragPan.enable();
      map.getCanvas().style.cursor = '';
      map.off('mousedown', press);
      map.off('mousemove', move);
      map.off('mouseup', letGo);
      map.off('click', tap);
    };
  }, [map, isOn]);
}

function rectangle(a: Position, b: Position): Position[] {
  const [west, east] = [a.longitude, b.longitude].toSorted((x, y) => x - y);
  const [south, north] = [a.latitude, b.latitude].toSorted((x, y) => x - y);
  const corner = (longitude = 0, latitude = 0): Position => ({ longitude, latitude });
  return [corner(west, south), corner(east, south), corner(east, north), corner(west, north)];
}

/** A pin at a place that the search found. */
export function useFoundPin(map: MapLibre | null, at: Position | null): void {
  const [longitude, latitude] = [at?.longitude, at?.latitude];
  useEffect(() => {
    if (!map || longitude === undefined || latitude === undefined) return;
    const marker = new Marker({ color: '#b3261e' }).setLngLat([longitude, latitude]).addTo(map);
    return () => {
      marker.remove();
    };
  }, [map, longitude, latitude]);
}
