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

export interface EnvironmentTables {
  'environment.sites': SiteRow;
  'environment.noise_hours': NoiseHourRow;
}
