/** Row types of the schema of the map. */
import type { Drawing, DrawingAudience } from '#platform/contract/map-drawings.ts';
import type { MapBackgroundSettings } from '#platform/contract/map-background.ts';

export interface SettingsRow extends MapBackgroundSettings {
  tenantId: string;
  version: number;
}

/** A layer that the town made itself. */
export interface LayerRow {
  id: string;
  tenantId: string;
  name: string;
  colour: string;
  note: string;
  geometry: 'point' | 'area';
  position: number;
  version: number;
}

/** Geometries that an own layer may hold. */
export type OwnGeometry =
  | GeoJSON.Point
  | GeoJSON.LineString
  | GeoJSON.MultiLineString
  | GeoJSON.Polygon
  | GeoJSON.MultiPolygon;

/** Something in an own layer. */
export interface FeatureRow {
  id: string;
  tenantId: string;
  layerId: string;
  name: string;
  geometry: OwnGeometry;
  properties: Readonly<Record<string, string | number | boolean>>;
  longitude: number;
  latitude: number;
  west: number;
  south: number;
  east: number;
  north: number;
  corners: number;
}

/** What somebody drew and kept. */
export interface DrawingRow {
  id: string;
  tenantId: string;
  personId: string;
  departmentId: string | null;
  audience: DrawingAudience;
  name: string;
  note: string;
  geometry: Drawing['geometry'];
  longitude: number;
  latitude: number;
  west: number;
  south: number;
  east: number;
  north: number;
  corners: number;
  updatedAt: Date;
  version: number;
}

export interface MapTables {
  'map.settings': SettingsRow;
  'map.layers': LayerRow;
  'map.features': FeatureRow;
  'map.drawings': DrawingRow;
}
