/**
 * Which device is a station of what, and which of its properties is which quantity: told by the keys
 * of its model, so that any model with these keys takes part.
 */
import type { StationKind } from '../contract.ts';
import type { Pollutant } from './breakpoints.ts';
import type { WaterFactor } from './water.ts';

/** Properties of an air station; µg/m³, CO mg/m³. */
export const airKeys: Readonly<Record<string, Pollutant>> = {
  so2: 'SO2',
  no2: 'NO2',
  co: 'CO',
  o3: 'O3',
  pm10: 'PM10',
  pm25: 'PM2.5',
};

/** Properties of a water station; mg/L, pH without unit. */
export const waterKeys: Readonly<Record<string, WaterFactor>> = {
  ph: 'pH',
  dissolvedOxygen: 'DO',
  permanganate: 'CODMn',
  cod: 'COD',
  ammonia: 'NH3N',
  totalPhosphorus: 'TP',
  totalNitrogen: 'TN',
};

/** Property of a noise meter: equivalent level of its sampling interval, dB(A). */
export const noiseKey = 'leq';

/** Of what a device with these properties is a station; null for any other device. */
export function kindOf(keys: readonly string[]): StationKind | null {
  if (keys.includes(noiseKey)) return 'noise';
  if (keys.some((key) => key in waterKeys && key !== 'ph')) return 'water';
  return keys.some((key) => key in airKeys) ? 'air' : null;
}
