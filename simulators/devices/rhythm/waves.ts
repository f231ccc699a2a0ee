/** Values that move as nature does: pure functions of a name and an instant, the same on every machine. */
import { createRandom, hashText } from '#demo/random.ts';

const hourMs = 3_600_000;
const offsetMs = 8 * hourMs;

/** Hour of the local day with its fraction, 0 to 24. */
export function hourOf(at: Date): number {
  return ((at.getTime() + offsetMs) % (24 * hourMs)) / hourMs;
}

/** 0 in the middle of July … 1 in the middle of January. */
export function wintriness(at: Date): number {
  const month = at.getUTCMonth() + at.getUTCDate() / 31;
  return (1 + Math.cos(((month - 0.5) / 12) * 2 * Math.PI)) / 2;
}

/** A hump of the day around an hour, 0 to 1. */
export function hump(hour: number, peak: number, width: number): number {
  return Math.exp(-(((hour - peak) / width) ** 2));
}

/** A slow wave from -1 to 1, of three periods that never meet. */
export function slowWave(name: string, at: Date): number {
  const phase = (hashText(name) / 2 ** 32) * 100;
  const hours = at.getTime() / hourMs + phase;
  return (
    0.55 * Math.sin(hours / 5.9) + 0.3 * Math.sin(hours / 2.3 + 1) + 0.15 * Math.sin(hours / 0.37)
  );
}

/** Chance that belongs to an instant: the same second gives the same trembling. */
export function tremble(name: string, at: Date, deviation: number): number {
  return createRandom(Math.floor(at.getTime() / 1000), name).normal(0, deviation);
}

/** A number with so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** Keeps a number between two bounds. */
export function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
