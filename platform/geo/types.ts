/** A point on the ground, WGS-84 degrees unless a name says otherwise. */
export interface Position {
  longitude: number;
  latitude: number;
}

/** A GeoJSON position: [longitude, latitude], degrees. A third number (height) is ignored. */
export type Vertex = readonly [longitude: number, latitude: number, ...rest: number[]];

/** A GeoJSON Polygon (RFC 7946 §3.1.6): an outer ring, then holes; each ring closed. */
export interface Polygon {
  type: 'Polygon';
  coordinates: readonly (readonly Vertex[])[];
}

/** A GeoJSON MultiPolygon (RFC 7946 §3.1.7). */
export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: readonly (readonly (readonly Vertex[])[])[];
}

/** A piece of ground: a grid cell, a village, a town. */
export type Area = Polygon | MultiPolygon;

/** One fault found in GeoJSON from outside. */
export interface GeoProblem {
  /** JSON pointer to the faulty place, e.g. `/features/3/geometry/coordinates/0/7`. */
  path: string;
  code:
    | 'not-geojson'
    | 'wrong-type'
    | 'too-few-positions'
    | 'ring-not-closed'
    | 'not-a-position'
    | 'out-of-range'
    | 'axes-swapped'
    | 'no-area'
    | 'self-intersection'
    | 'hole-outside'
    | 'too-many-positions';
  /** What is wrong and what to do, in English. */
  message: string;
}

/** A GeoJSON position as `{ longitude, latitude }`. */
export function toPosition(vertex: Vertex): Position {
  return { longitude: vertex[0], latitude: vertex[1] };
}
