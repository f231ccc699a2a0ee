/** What is being drawn to be kept: its corners while the pen is on the map, then what is said of it. */
import type { Drawing } from '#platform/contract/map-drawings.ts';
import type { Position } from '../types.ts';

/** A drawing under the pen. */
export interface Pen {
  readonly kind: Drawing['kind'];
  readonly corners: readonly Position[];
  /** The kept one that is changed; null: a new one. */
  readonly of: Drawing | null;
  /** `draw`: corners are set; `say`: it is named and kept. */
  readonly stage: 'draw' | 'say';
}

/** Corners beyond this are too many to be dragged one by one. */
export const mostDragged = 200;

const leastCorners = { point: 1, line: 2, area: 3 } as const;

/** Whether enough corners stand. */
export const isDrawn = ({ kind, corners }: Pick<Pen, 'kind' | 'corners'>): boolean =>
  corners.length >= leastCorners[kind];

const pairOf = ({ longitude, latitude }: Position): GeoJSON.Position => [longitude, latitude];

/** The shape under the pen as GeoJSON. */
export function geometryOf({ kind, corners }: Pick<Pen, 'kind' | 'corners'>): Drawing['geometry'] {
  const pairs = corners.map(pairOf);
  const [first = [0, 0]] = pairs;
  if (kind === 'point') return { type: 'Point', coordinates: first };
  if (kind === 'line') return { type: 'LineString', coordinates: pairs };
  return { type: 'Polygon', coordinates: [[...pairs, first]] };
}

/** The corners of a kept shape, the outer ring of an area not closed. */
export function cornersOf({ geometry }: Pick<Drawing, 'geometry'>): Position[] {
  const pairs =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : (geometry.coordinates[0]?.slice(0, -1) ?? []);
  return pairs.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }));
}

/** Whether its corners can be dragged: not too many, and no holes that the pen would fill. */
export const isDraggable = ({ geometry, corners }: Drawing): boolean =>
  corners <= mostDragged && !(geometry.type === 'Polygon' && geometry.coordinates.length > 1);
