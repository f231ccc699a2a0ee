/** How much of a planned route was driven, and which of its points were served. */
import type { Position } from '#platform/geo/index.ts';
import { between, type Flat, sheetAround, toSegment } from './plane.ts';
import type { TrackFix } from './track.ts';

/** A route as planned. */
export interface PlannedRoute {
  readonly line: readonly Position[];
  /** Places where bins stand. */
  readonly points: readonly { readonly name: string; readonly position: Position }[];
  /** A track so near to the line has driven it, metres. */
  readonly bufferMetres: number;
}

/** What became of a route. */
export interface Coverage {
  /** Share of its length that was driven, 0 to 1. */
  readonly share: number;
  readonly metres: number;
  /** Stretches that were not driven, each as a line. */
  readonly missed: readonly (readonly Position[])[];
  /** When each point was served first; null when it was not. */
  readonly served: readonly (Date | null)[];
}

/** The line is looked at every so many metres. */
const sampleMetres = 20;
/** A vehicle that comes so near to a point and slows down has served it. */
const serveRadius = 35;
const serveKmh = 8;
/** Between two fixes farther apart in time nothing is known to be driven. */
const longestStepMs = 3 * 60_000;

/** Judges a route against the tracks of a day, of one vehicle or several. */
export function coverageOf(
  route: PlannedRoute,
  tracks: readonly (readonly TrackFix[])[],
): Coverage {
  const [origin] = route.line;
  if (!origin) return { share: 0, metres: 0, missed: [], served: route.points.map(() => null) };
  const flat = sheetAround(origin);
  const steps = tracks.flatMap((track) => stepsOf(track, flat));
  const samples = samplesOf(route.line, flat);
  const driven = samples.map(({ at }) =>
    steps.some(([from, to]) => isNear(at, [from, to], route.bufferMetres)),
  );
  const metres = samples.reduce((sum, { weight }) => sum + weight, 0);
  const covered = samples.reduce((sum, { weight }, index) => sum + (driven[index] ? weight : 0), 0);
  return {
    share: metres > 0 ? covered / metres : 0,
    metres,
    missed: missedOf(samples, driven),
    served: route.points.map(({ position }) => servedAt(flat(position), tracks, flat)),
  };
}

type Step = readonly [from: Flat, to: Flat];

function stepsOf(track: readonly TrackFix[], flat: (position: Position) => Flat): Step[] {
  return track.slice(1).flatMap((fix, index): Step[] => {
    const last = track[index];
    if (!last || fix.at.getTime() - last.at.getTime() > longestStepMs) return [];
    return [[flat(last.position), flat(fix.position)]];
  });
}

/** A box first, the exact distance only inside it. */
function isNear(at: Flat, [from, to]: Step, buffer: number): boolean {
  const [x, y] = at;
  if (x < Math.min(from[0], to[0]) - buffer || x > Math.max(from[0], to[0]) + buffer) return false;
  if (y < Math.min(from[1], to[1]) - buffer || y > Math.max(from[1], to[1]) + buffer) return false;
  return toSegment(at, from, to) <= buffer;
}

interface Sample {
  readonly at: Flat;
  readonly position: Position;
  /** Metres of the line that it stands for. */
  readonly weight: number;
}

/** Points along the line, each for its own piece of it. */
function samplesOf(line: readonly Position[], flat: (position: Position) => Flat): Sample[] {
  const samples: Sample[] = [];
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from) continue;
    const length = between(flat(from), flat(to));
    const count = Math.max(1, Math.round(length / sampleMetres));
    for (let piece = 0; piece < count; piece += 1) {
      const share = (piece + 0.5) / count;
      const position = {
        longitude: from.longitude + (to.longitude - from.longitude) * share,
        latitude: from.latitude + (to.latitude - from.latitude) * share,
      };
      samples.push({ at: flat(position), position, weight: length / count });
    }
  }
  return samples;
}

/** Neighbouring samples that were not driven, as lines of two points at least. */
function missedOf(samples: readonly Sample[], driven: readonly boolean[]): Position[][] {
  const lines: Position[][] = [];
  let open: Position[] = [];
  for (const [index, { position }] of samples.entries()) {
    if (!driven[index]) open.push(position);
    else {
      if (open.length > 1) lines.push(open);
      open = [];
    }
  }
  if (open.length > 1) lines.push(open);
  return lines;
}

function servedAt(
  point: Flat,
  tracks: readonly (readonly TrackFix[])[],
  flat: (position: Position) => Flat,
): Date | null {
  const times = tracks.flatMap((track) =>
    track.flatMap(({ at, position, speedKmh }) => {
      const near = between(flat(position), point) <= serveRadius;
      return near && (speedKmh === null || speedKmh <= serveKmh) ? [at.getTime()] : [];
    }),
  );
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
