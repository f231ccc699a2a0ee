/** How the cockpit says numbers: with unit, against the target, against another span. Pure. */
import type { Indicator } from '#modules/indicators/contract/index.ts';
import type { Meaning } from '#ui/index.ts';

type Shown = Pick<Indicator, 'unit' | 'decimals'>;
type Judged = Pick<Indicator, 'direction' | 'target' | 'warning'>;

/** A value with its digits and thousands; a dash where there is none. */
export function sayValue(value: number | null | undefined, { decimals }: Shown): string {
  if (value === null || value === undefined) return '—';
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

const unitWords: Readonly<Record<string, string>> = {
  '%': 'percent',
  h: 'hours',
  min: 'minutes',
  d: 'days',
  s: 'seconds',
};

/** Key of the unit's words, the unit itself where it needs none, null for plain counts. */
export function unitKey(unit: string): string | null {
  return unit === '1' ? null : (unitWords[unit] ?? unit);
}

/** Whether a unit has words of its own. */
export function hasUnitWords(unit: string): boolean {
  return unit in unitWords;
}

/** How a value stands to its bounds; null where there are none or no value. */
export function judge(
  value: number | null,
  { direction, target, warning }: Judged,
): Meaning | null {
  if (value === null || direction === 'none' || (target === null && warning === null)) return null;
  const reaches = (bound: number): boolean =>
    direction === 'up' ? value >= bound : value <= bound;
  if (target !== null && reaches(target)) return 'ok';
  if (warning !== null && !reaches(warning)) return 'urgent';
  return target === null ? 'ok' : 'warning';
}

/** A change against another span. */
export interface Change {
  readonly way: 'up' | 'down' | 'same';
  /** Percent, or percentage points of a share; null where the other span had nothing. */
  readonly size: number | null;
  readonly inPoints: boolean;
  readonly meaning: 'ok' | 'urgent' | null;
}

/** The change from `before` to `now`; null where either has no value. */
export function changeOf(
  now: number | null,
  before: number | null,
  { unit, direction }: Pick<Indicator, 'unit' | 'direction'>,
): Change | null {
  if (now === null || before === null) return null;
  const difference = now - before;
  const inPoints = unit === '%';
  const size = inPoints
    ? Math.abs(difference)
    : before === 0
      ? null
      : Math.abs(difference / before) * 100;
  const rounded = size === null ? null : Math.round(size * 10) / 10;
  if (difference === 0 || rounded === 0) return { way: 'same', size: 0, inPoints, meaning: null };
  const way = difference > 0 ? 'up' : 'down';
  const meaning = direction === 'none' ? null : way === direction ? 'ok' : 'urgent';
  return { way, size: rounded, inPoints, meaning };
}

/** Where a value stands between the least and the most, 0 to 1. */
export function shareOf(value: number | null, most: number): number {
  if (value === null || most <= 0) return 0;
  return Math.max(0, Math.min(1, value / most));
}

/** Colours of series, told apart by colour-blind eyes (Okabe and Ito); the accent first. */
export const seriesColours = {
  dark: ['#2dd4bf', '#e69f00', '#56b4e9', '#cc79a7', '#f0e442', '#d55e00'],
  light: ['#0f766e', '#d55e00', '#0072b2', '#cc79a7', '#8a6d00', '#555555'],
} as const;
