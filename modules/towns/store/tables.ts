/** Row types of the towns schema. */
import type { Area } from '#platform/geo/index.ts';

/** A skill of a department's crews and the categories (code prefixes) it serves. */
export interface Skill {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categoryPrefixes: readonly string[];
}

/** A house number: number, longitude, latitude. */
export type HouseNumber = readonly [number: number, longitude: number, latitude: number];

/** What every object of the ground has. */
export interface GroundRow {
  id: string;
  tenantId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  active: boolean;
  version: number;
}

export interface VillageRow extends GroundRow {
  kind: 'village' | 'quarter';
  area: Area;
  areaSquareMetres: number;
}

export interface GridCellRow extends GroundRow {
  villageId: string;
  gridWorkerId: string | null;
  area: Area;
  areaSquareMetres: number;
  /** Residents; null: not known. */
  population: number | null;
}

export interface DepartmentRow extends GroundRow {
  shortZh: string;
  phone: string;
  dutyZh: string;
  skills: readonly Skill[];
  isOffice: boolean;
  position: number;
}

export interface PlaceRow extends GroundRow {
  kind: string;
  isQr: boolean;
  aliases: string[];
  longitude: number;
  latitude: number;
  precisionMetres: number;
  gridCellId: string | null;
  houseNumbers: readonly HouseNumber[] | null;
}

export interface SettingsRow {
  tenantId: string;
  nameZh: string;
  nameEn: string;
  dutyPhone: string;
  centreLongitude: number | null;
  centreLatitude: number | null;
  countyOutline: Area | null;
  revision: string;
}

export interface MapLayerRow {
  tenantId: string;
  id: string;
  kind: string;
  titleZh: string;
  titleEn: string;
  position: number;
  features: readonly unknown[];
}

export interface ImportRow {
  id: string;
  tenantId: string;
  kind: string;
  rows: unknown;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  appliedAt: Date | null;
}

/** The tables by the word that operations and versions use for their objects. */
export interface GroundTables {
  villages: VillageRow;
  gridCells: GridCellRow;
  departments: DepartmentRow;
  places: PlaceRow;
}

/** A kind of object of the ground. */
export type GroundKind = keyof GroundTables;

export interface TownsTables {
  'towns.settings': SettingsRow;
  'towns.villages': VillageRow;
  'towns.gridCells': GridCellRow;
  'towns.departments': DepartmentRow;
  'towns.places': PlaceRow;
  'towns.mapLayers': MapLayerRow;
  'towns.imports': ImportRow;
}
