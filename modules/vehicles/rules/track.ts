/** The track of a vehicle: thinned for drawing, measured, and where it stood. */
import type { Position } from '#platform/geo/index.ts';
import { between, type Flat, sheetAround, toSegment } from './plane.ts';

/** One position of a vehicle. */
export interface TrackFix {
  readonly at: Date;
  readonly position: Position;
  readonly speedKmh: number | null;
}

/** A stay: the vehicle kept within a circle for a time. */
export interface Stay {
  readonly from: Date;
  readonly to: Date;
  readonly position: Position;
  readonly seconds: number;
}

/** Within this circle a vehicle stands, metres: satellite positions wander. */
const stayRadius = 40;
/** A gap longer than this is not driven but unknown. */
const longestGapMs = 10 * 60_000;
/** Faster than this nothing drives here: such a jump is a wrong fix, km/h. */
const fastestKmh = 150;

/** Without fixes that would need an impossible speed from the last good one. */
export function withoutJumps(fixes: readonly TrackFix[]): TrackFix[] {
  const [first] = fixes;
  if (!first) return [];
  const flat = sheetAround(first.position);
  const kept: TrackFix[] = [];
  let misses = 0;
  for (const fix of fixes) {
    const last = kept.at(-1);
    const hours = last ? (fix.at.getTime() - last.at.getTime()) / 3_600_000 : 0;
    const far = last ? between(flat(last.position), flat(fix.position)) / 1000 : 0;
    // Three in a row elsewhere are believed: then it was the last good one that was wrong.
    if (last && hours > 0 && far / hours > fastestKmh && misses < 2) {
      misses += 1;
      continue;
    }
    misses = 0;
    kept.push(fix);
  }
  return kept;
}

/**
 * The fixes that draw the same line within a tolerance (Douglas and Peucker), first and last kept.
 * @param toleranceMetres how far a dropped fix may lie from the line
 */
export function simplified(fixes: readonly TrackFix[], toleranceMetres: number): TrackFix[] {
  const [first] = fixes;
  if (!first || fixes.length < 3) return [...fixes];
  const flat = sheetAround(first.position);
  const points = fixes.map(({ position }) => flat(position));
  const keep = new Set([0, fixes.length - 1]);
  const open: [number, number][] = [[0, fixes.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const farthest = farthestIn(points, span);
    if (farthest.distance <= toleranceMetres) continue;
    keep.add(farthest.index);
    open.push([span[0], farthest.index], [farthest.index, span[1]]);
  }
  return fixes.filter((_, index) => keep.has(index));
}

function farthestIn(
  points: readonly Flat[],
  [from, to]: readonly [number, number],
): { index: number; distance: number } {
  const [a, b] = [points[from], points[to]];
  let found = { index: from, distance: -1 };
  if (!a || !b) return found;
  for (let index = from + 1; index < to; index += 1) {
    const distance = toSegment(points[index] ?? a, a, b);
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}

/** Kilometres driven and seconds under way; gaps count for neither. */
export function measured(fixes: readonly TrackFix[]): {
  kilometres: number;
  movingSeconds: number;
} {
  const [first] = fixes;
  if (!first) return { kilometres: 0, movingSeconds: 0 };
  const flat = sheetAround(first.position);
  let [metres, movingMs] = [0, 0];
  for (const [index, fix] of fixes.entries()) {
    const last = fixes[index - 1];
    if (!last) continue;
    const spanMs = fix.at.getTime() - last.at.getTime();
    if (spanMs > longestGapMs) continue;
    const step = between(flat(last.position), flat(fix.position));
    // Below a walker's pace it stands, and its positions only wander.
    if (spanMs <= 0 || (step / spanMs) * 3600 < 3) continue;
    metres += step;
    movingMs += spanMs;
  }
  return { kilometres: metres / 1000, movingSeconds: Math.round(movingMs / 1000) };
}

/**
 * Where the vehicle stood for at least so many seconds: the longest run of fixes around its first one
 * is taken, then the search goes on behind it.
 */
export function staysOf(fixes: readonly TrackFix[], leastSeconds: number): Stay[] {
  const [first] = fixes;
  if (!first) return [];
  const flat = sheetAround(first.position);
  const stays: Stay[] = [];
  let start = 0;
  while (start < fixes.length) {
    const end = endOfStay(fixes, start, flat);
    const [anchor, last] = [fixes[start], fixes[end]];
    const seconds = anchor && last ? (last.at.getTime() - anchor.at.getTime()) / 1000 : 0;
    if (anchor && last && seconds >= leastSeconds) {
      const { at: from, position } = anchor;
      stays.push({ from, to: last.at, position, seconds: Math.round(seconds) });
      start = end + 1;
    } else {
      start += 1;
    }
  }
  return stays;
}

/** The last fix of a run that keeps within the circle around its first, without a gap. */
function endOfStay(
  fixes: readonly TrackFix[],
  start: number,
  flat: (position: Position) => Flat,
): number {
  const anchor = fixes[start];
  let end = start;
  while (anchor && end + 1 < fixes.length) {
    const [last, next] = [fixes[end], fixes[end + 1]];
    if (!last || !next || next.at.getTime() - last.at.getTime() > longestGapMs) break;
    if (between(flat(anchor.position), flat(next.position)) > stayRadius) break;
    end += 1;
  }
  return end;
}
