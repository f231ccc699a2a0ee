/** Colours and meanings of the standards' levels; always shown with their word. */
import type { Meaning } from '#ui/tokens/tokens.ts';

interface LevelLook {
  /** Colour of the standard (HJ 633). */
  readonly colour: string;
  /** Ink that can be read on it. */
  readonly ink: string;
  readonly meaning: Meaning;
}

const aqiLooks: readonly LevelLook[] = [
  { colour: '#00a800', ink: '#ffffff', meaning: 'ok' },
  { colour: '#ffe800', ink: '#2b2600', meaning: 'ok' },
  { colour: '#ff7e00', ink: '#2b1500', meaning: 'warning' },
  { colour: '#e00000', ink: '#ffffff', meaning: 'urgent' },
  { colour: '#99004c', ink: '#ffffff', meaning: 'urgent' },
  { colour: '#7e0023', ink: '#ffffff', meaning: 'urgent' },
];
const unknown: LevelLook = { colour: '#dbe2e0', ink: '#16211f', meaning: 'notice' };

/** How an AQI level looks; grey without one. */
export function aqiLook(level: number | null): LevelLook {
  return (level ? aqiLooks[level - 1] : undefined) ?? unknown;
}

/** What a water class means against its target. */
export function waterMeaning(found: number | null, target: number): Meaning {
  if (found === null) return 'notice';
  if (found <= target) return 'ok';
  return found - target >= 2 ? 'urgent' : 'warning';
}

/** What an hour of noise means. */
export function noiseMeaning(over: number | null): Meaning {
  if (over === null) return 'notice';
  if (over === 0) return 'ok';
  return over > 5 ? 'urgent' : 'warning';
}

/** Units of pollutants. */
export const airUnit = (pollutant: string): string => (pollutant === 'CO' ? 'mg/m³' : 'µg/m³');

/** Pollutants in the order of the standard, with the digits shown. */
export const pollutantOrder = [
  { key: 'PM2.5', digits: 0 },
  { key: 'PM10', digits: 0 },
  { key: 'O3', digits: 0 },
  { key: 'NO2', digits: 0 },
  { key: 'SO2', digits: 0 },
  { key: 'CO', digits: 1 },
] as const;

/** Factors of water in the order of the page, with the digits shown. */
export const factorOrder = [
  { key: 'pH', digits: 1 },
  { key: 'DO', digits: 1 },
  { key: 'CODMn', digits: 1 },
  { key: 'COD', digits: 1 },
  { key: 'NH3N', digits: 2 },
  { key: 'TP', digits: 3 },
  { key: 'TN', digits: 2 },
] as const;
