/** Row types of the environment schema. */
import type { NoiseZone } from '../rules/noise.ts';
import type { WaterBody, WaterClass } from '../rules/water.ts';

export interface SiteRow {
  tenantId: string;
  thingId: string;
  noiseZone: NoiseZone;
  waterBody: WaterBody;
  waterTarget: Exclude<WaterClass, 6>;
  version: number;
}

export interface NoiseHourRow {
  tenantId: string;
  thingId: string;
  hourAt: Date;
  energy: number;
  samples: number;
  loudest: number;
  quietest: number;
}

/** What a day of a station is judged for. */
export type DayMatter = 'air' | 'noiseDay' | 'noiseNight' | 'water';

/** A judged day of a station. */
export interface DayRow {
  tenantId: string;
  id: string;
  thingId: string;
  what: DayMatter;
  dayAt: Date;
  value: number;
  grade: number;
  kept: boolean;
  villageId: string | null;
  gridCellId: string | null;
  departmentId: string | null;
}

export interface EnvironmentTables {
  'environment.sites': SiteRow;
  'environment.noise_hours': NoiseHourRow;
  'environment.days': DayRow;
}
