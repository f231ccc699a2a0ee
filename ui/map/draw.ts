import { type Map as MapLibre, type MapMouseEvent, Marker } from 'maplibre-gl';
import { type RefObject, useEffect, useRef } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import type { Translate } from '#platform/i18n/index.ts';
import { arrowOf, nudgePx } from './arrows.ts';
import type { Position, TownMapProps } from './types.ts';

type Tell = RefObject<((ring: Position[]) => void) | undefined>;

/**
 * Drawing of an area: a tap on the ground adds a corner, corners are dragged, moved by the arrow keys
 * when they have the focus, and taken away by Delete; the small dots between two corners add one there.
 */
export function useDraw(
  map: MapLibre | null,
  { ring, onRing, openRing = false }: Pick<TownMapProps, 'ring' | 'onRing' | 'openRing'>,
): void {
  const { t } = useText();
  const tell: Tell = useRef(onRing);
  tell.current = onRing;
  const latest = useRef(ring ?? []);
  latest.current = ring ?? [];
  const draws = onRing !== undefined;
  useEffect(() => {
    if (!map || !draws) return;
    const add = ({ lngLat }: MapMouseEvent): void =>
      tell.current?.([...latest.current, { longitude: lngLat.lng, latitude: lngLat.lat }]);
    map.on('click', add);
    map.getCanvas().style.cursor = 'crosshair';
    return () => {
      map.off('click', add);
      map.getCanvas().style.cursor = '';
    };
  }, [map, draws]);

  const focused = useRef<number | null>(null);
  useEffect(() => {
    if (!map || !draws || !ring) return;
    const corners = ring.map((at, index) =>
      cornerMarker(map, { ring, index, tell, t, focused }, at),
    );
    const gaps = openRing ? ring.slice(0, -1) : ring.length < 3 ? [] : ring;
    const middles = gaps.map((at, index) =>
      middleMarker(map, { ring, index, tell, t, focused }, at),
    );
    if (focused.current !== null) corners[focused.current]?.getElement().focus();
    return () => {
      for (const marker of [...corners, ...middles]) marker.remove();
    };
  }, [map, ring, openRing, draws, t]);
}

interface Drawn {
  readonly ring: readonly Position[];
  readonly index: number;
  readonly tell: Tell;
  readonly t: Translate;
  readonly focused: RefObject<number | null>;
}

function cornerMarker(map: MapLibre, drawn: Drawn, { longitude, latitude }: Position): Marker {
  const { ring, index, tell, t, focused } = drawn;
  const element = dot('zs-map-corner', t('ui.map.corner', { number: index + 1 }));
  const marker = new Marker({ element, draggable: true })
    .setLngLat([longitude, latitude])
    .addTo(map);
  const moved = (): void => {
    const { lng, lat } = marker.getLngLat();
    tell.current?.(ring.with(index, { longitude: lng, latitude: lat }));
  };
  marker.on('dragend', moved);
  element.addEventListener('focus', () => {
    focused.current = index;
  });
  element.addEventListener('click', (event) => event.stopPropagation());
  element.addEventListener('keydown', (event) => {
    const arrow = arrowOf(event.key);
    const isDelete = event.key === 'Delete' || event.key === 'Backspace';
    if (!arrow && !isDelete) return;
    event.preventDefault();
    event.stopPropagation();
    if (isDelete) {
      focused.current = ring.length > 1 ? Math.max(0, index - 1) : null;
      tell.current?.(ring.toSpliced(index, 1));
      return;
    }
    const at = map.project(marker.getLngLat());
    const [east = 0, south = 0] = arrow ?? [];
    marker.setLngLat(map.unproject([at.x + east * nudgePx, at.y + south * nudgePx]));
    moved();
  });
  return marker;
}

/** The dot between a corner and the next. */
function middleMarker(map: MapLibre, drawn: Drawn, from: Position): Marker {
  const { ring, index, tell, t, focused } = drawn;
  const to = ring[(index + 1) % ring.length] ?? from;
  const middle = {
    longitude: (from.longitude + to.longitude) / 2,
    latitude: (from.latitude + to.latitude) / 2,
  };
  const element = dot('zs-map-middle', t('ui.map.middle', { number: index + 1 }));
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    focused.current = index + 1;
    tell.current?.(ring.toSpliced(index + 1, 0, middle));
  });
  return new Marker({ element }).setLngLat([middle.longitude, middle.latitude]).addTo(map);
}

function dot(className: string, label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.setAttribute('aria-label', label);
  element.title = label;
  return element;
}
