import { type Map as MapLibre, type MapMouseEvent, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { arrowOf, nudgePx } from './arrows.ts';
import type { Position } from './types.ts';

/**
 * The pin of a picked position: set by a tap, moved by dragging, or by the arrow keys when it has
 * the focus.
 */
export function usePin(
  map: MapLibre | null,
  picked: Position | null | undefined,
  onPick: ((position: Position) => void) | undefined,
): void {
  const { t } = useText();
  const tell = useRef(onPick);
  tell.current = onPick;
  const picks = onPick !== undefined;
  useEffect(() => {
    if (!map || !picks) return;
    const take = ({ lngLat }: MapMouseEvent): void =>
      tell.current?.({ longitude: lngLat.lng, latitude: lngLat.lat });
    map.on('click', take);
    return () => {
      map.off('click', take);
    };
  }, [map, picks]);

  const [longitude, latitude] = [picked?.longitude, picked?.latitude];
  const marker = useRef<Marker | null>(null);
  const pinned = longitude !== undefined && latitude !== undefined;
  const label = t('ui.map.pin');
  useEffect(() => {
    if (!map || !pinned) return;
    const fresh = new Marker({
      element: drawPin(label, picks),
      anchor: 'bottom',
      draggable: picks,
    });
    const told = (): void => {
      const { lng, lat } = fresh.getLngLat();
      tell.current?.({ longitude: lng, latitude: lat });
    };
    fresh.on('dragend', told);
    fresh.getElement().addEventListener('keydown', (event) => {
      const arrow = arrowOf(event.key);
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const at = map.project(fresh.getLngLat());
      fresh.setLngLat(map.unproject([at.x + arrow[0] * nudgePx, at.y + arrow[1] * nudgePx]));
      told();
    });
    marker.current = fresh;
    return () => {
      fresh.remove();
      marker.current = null;
    };
  }, [map, pinned, picks, label]);
  useEffect(() => {
    if (!map || longitude === undefined || latitude === undefined) return;
    marker.current?.setLngLat([longitude, latitude]).addTo(map);
    if (!map.getBounds().contains([longitude, latitude])) {
      map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 16) });
    }
  }, [map, longitude, latitude]);
}

function drawPin(label: string, movable: boolean): HTMLElement {
  const element = document.createElement(movable ? 'button' : 'div');
  if (element instanceof HTMLButtonElement) element.type = 'button';
  element.className = 'zs-map-pin';
  element.setAttribute('aria-label', label);
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 36 46');
  const body = document.createElementNS(ns, 'path');
  body.setAttribute('d', 'M18 45S3 30 3 17.5a15 15 0 0 1 30 0C33 30 18 45 18 45Z');
  const eye = document.createElementNS(ns, 'circle');
  for (const [key, value] of [
    ['cx', '18'],
    ['cy', '17.5'],
    ['r', '6'],
  ] as const) {
    eye.setAttribute(key, value);
  }
  svg.append(body, eye);
  element.append(svg);
  return element;
}
