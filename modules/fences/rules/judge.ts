/**
 * What a moving thing does to a fence, fix by fix: enter, leave, dwell, speed. One fix never decides:
 * a change of side needs two of the last three clear fixes, and leaving needs a distance beyond the
 * edge, so that a thing parked at the edge does not flutter.
 */
import type { Area, Position } from '#platform/geo/index.ts';
import type { FenceEvent } from '../contract.ts';
import { edgeDistanceMetres } from './distance.ts';
import { type TimeWindow, windowStart } from './windows.ts';

/** A fence as the rules see it. */
export interface FenceShape {
  readonly area: Area;
  /** Metres beyond the edge before a thing counts as outside. */
  readonly leaveBufferMetres: number;
  /** Null: not watched. */
  readonly dwellSeconds: number | null;
  readonly speedLimitKmh: number | null;
  readonly windows: readonly TimeWindow[];
}

/** One position of a thing. */
export interface Fix {
  readonly at: Date;
  readonly position: Position;
  /** Radius within which the thing truly is; 0 when the device does not say. */
  readonly accuracyMetres: number;
  readonly speedKmh: number | null;
}

/** A clear vote of a fix for a side. */
interface Vote {
  readonly at: Date;
  readonly side: Side;
}
type Side = 'in' | 'out';

/** What is remembered of a thing at a fence. */
export interface FenceState {
  /** Null before two clear fixes agreed for the first time. */
  readonly side: Side | null;
  /** When the thing came to its side. */
  readonly since: Date;
  /** The last clear votes, at most two besides the new one. */
  readonly votes: readonly Vote[];
  /** The stay was already told. */
  readonly dwellTold: boolean;
  /** Fixes above the limit among the last three inside, and whether the episode was told. */
  readonly fast: readonly boolean[];
  readonly speedTold: boolean;
  /** Time of the newest fix judged. */
  readonly lastAt: Date;
}

/** Something that happened at a fence. */
export interface Happening {
  readonly event: FenceEvent;
  readonly at: Date;
  readonly position: Position;
  readonly speedKmh: number | null;
  /** Seconds inside, for `leave` and `dwell`. */
  readonly stayedSeconds: number | null;
}

/** Below the limit by so much an episode of speeding has ended. */
const speedHysteresisKmh = 5;

/** The state before any fix. */
export function freshState(at: Date): FenceState {
  return {
    side: null,
    since: at,
    votes: [],
    dwellTold: false,
    fast: [],
    speedTold: false,
    lastAt: new Date(0),
  };
}

/** The side a fix votes for; null when its circle of accuracy or the buffer leaves it open. */
export function voteOf(fence: FenceShape, fix: Fix): Side | null {
  const distance = edgeDistanceMetres(fix.position, fence.area);
  if (distance <= 0) return distance + fix.accuracyMetres <= 0 ? 'in' : null;
  return distance - fix.accuracyMetres > fence.leaveBufferMetres ? 'out' : null;
}

/**
 * Judges one fix, not older than the last one judged.
 * @returns the new state and what happened; outside the fence's time windows nothing is told
 */
export function judgeFix(
  fence: FenceShape,
  state: FenceState,
  fix: Fix,
): { state: FenceState; happenings: Happening[] } {
  const moved = moveSide(fence, { ...state, lastAt: fix.at }, fix);
  const happenings = [...moved.happenings];
  let next = moved.state;
  if (next.side === 'in') {
    const dwelt = judgeDwell(fence, next, fix.at);
    if (dwelt) happenings.push(happening('dwell', fix, dwelt.stayedSeconds));
    next = { ...next, dwellTold: next.dwellTold || dwelt !== null };
    const fast = judgeSpeed(fence, next, fix);
    next = fast.state;
    if (fast.told) happenings.push(happening('speed', fix, null));
  }
  const told = windowStart(fence.windows, fix.at) ? happenings : [];
  return { state: next, happenings: told };
}

/** Two of the last three clear votes against the known side turn it, at the first of them. */
function moveSide(
  fence: FenceShape,
  state: FenceState,
  fix: Fix,
): { state: FenceState; happenings: Happening[] } {
  const side = voteOf(fence, fix);
  if (!side) return { state, happenings: [] };
  const votes = [...state.votes, { at: fix.at, side }].slice(-3);
  const turning = votes.filter((vote) => vote.side !== state.side);
  const target = agreed(votes, state.side);
  if (!target) return { state: { ...state, votes: votes.slice(-2) }, happenings: [] };
  const since = turning.find((vote) => vote.side === target)?.at ?? fix.at;
  const turned: FenceState = {
    ...state,
    side: target,
    since,
    votes: votes.slice(-2),
    dwellTold: false,
    fast: [],
    speedTold: false,
  };
  // Where a thing was found first is not a crossing, but being found inside is an entry.
  if (state.side === null && target === 'out') return { state: turned, happenings: [] };
  const stayed = target === 'out' ? secondsBetween(state.since, since) : null;
  const event = target === 'in' ? 'enter' : 'leave';
  return { state: turned, happenings: [{ ...happening(event, fix, stayed), at: since }] };
}

/** The other side, when at least two of the votes are for it. */
function agreed(votes: readonly Vote[], side: Side | null): Side | null {
  for (const other of ['in', 'out'] as const) {
    if (other === side) continue;
    if (votes.filter((vote) => vote.side === other).length >= 2) return other;
  }
  return null;
}

/** When a stay will be too long, for the timer; null when it is not watched or was told. */
export function dwellDueAt(fence: FenceShape, state: FenceState): Date | null {
  if (fence.dwellSeconds === null || state.side !== 'in' || state.dwellTold) return null;
  return new Date(state.since.getTime() + fence.dwellSeconds * 1000);
}

/** Whether a stay is too long at an instant; inside a time window it counts from its start. */
export function judgeDwell(
  fence: FenceShape,
  state: FenceState,
  at: Date,
): { stayedSeconds: number } | null {
  const { dwellSeconds, windows } = fence;
  if (dwellSeconds === null || state.side !== 'in' || state.dwellTold) return null;
  const start = windowStart(windows, at);
  if (!start) return null;
  const since = new Date(Math.max(state.since.getTime(), start.getTime()));
  const stayedSeconds = secondsBetween(since, at);
  return stayedSeconds >= dwellSeconds ? { stayedSeconds } : null;
}

function judgeSpeed(
  { speedLimitKmh }: FenceShape,
  state: FenceState,
  { speedKmh }: Fix,
): { state: FenceState; told: boolean } {
  if (speedLimitKmh === null || speedKmh === null) return { state, told: false };
  const fast = [...state.fast, speedKmh > speedLimitKmh].slice(-3);
  const slowAgain = speedKmh <= speedLimitKmh - speedHysteresisKmh;
  const told = !state.speedTold && fast.filter(Boolean).length >= 2;
  const speedTold = told || (state.speedTold && !slowAgain);
  return { state: { ...state, fast: slowAgain ? [] : fast, speedTold }, told };
}

/** A late track whose next fix is more than this behind the last is begun anew. */
const longestLateGapMs = 30 * 60_000;

/** Whether a late fix goes on with the late track remembered, instead of beginning another. */
export function continuesLate(remembered: FenceState, at: Date): boolean {
  const gapMs = at.getTime() - remembered.lastAt.getTime();
  return gapMs > 0 && gapMs <= longestLateGapMs;
}

/**
 * Judges a track that came late, on its own: in order of its own times, beginning from the side the
 * thing was on before it. What it finds is history; the live state is left alone.
 */
export function judgeLate(
  fence: FenceShape,
  before: FenceState,
  fixes: readonly Fix[],
): { state: FenceState; happenings: Happening[] } {
  const ordered = [...fixes].sort((a, b) => a.at.getTime() - b.at.getTime());
  let state = before;
  const happenings = ordered.flatMap((fix) => {
    const judged = judgeFix(fence, state, fix);
    state = judged.state;
    return judged.happenings;
  });
  return { state, happenings };
}

function happening(event: FenceEvent, fix: Fix, stayedSeconds: number | null): Happening {
  return { event, at: fix.at, position: fix.position, speedKmh: fix.speedKmh, stayedSeconds };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
