/** The few GeoJSON shapes (RFC 7946) that the demo town uses. Coordinates are WGS-84 `[lng, lat]`. */
export type LngLat = [number, number];

export interface PointGeometry {
  type: 'Point';
  coordinates: LngLat;
}
export interface LineStringGeometry {
  type: 'LineString';
  coordinates: LngLat[];
}
export interface PolygonGeometry {
  type: 'Polygon';
  coordinates: LngLat[][];
}

export interface Feature<G, P> {
  type: 'Feature';
  id: string;
  geometry: G;
  properties: P;
}

export interface FeatureCollection<G, P> {
  type: 'FeatureCollection';
  features: Feature<G, P>[];
}

/** What every feature of the demo town carries. */
export interface NamedProperties {
  kind: string;
  nameZh: string;
  nameEn: string;
}

/** Wraps features into a collection. */
export function collect<G, P>(features: Feature<G, P>[]): FeatureCollection<G, P> {
  return { type: 'FeatureCollection', features };
}
