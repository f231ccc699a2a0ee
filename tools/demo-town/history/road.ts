import type { Random } from '../random.ts';
import type { Cast } from './crew.ts';
import { drawStars, type Fate } from './fate.ts';
import { drawNote, drawRatingWords } from './notes.ts';
import type { HistoricState, HistoryCategory, Milestone } from './types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;

/** What is known of a case before its road is laid out. */
export interface Start {
  reportedAt: Date;
  category: HistoryCategory;
  gridCellCode: string;
  fate: Fate;
  dueAt: (from: Date, category: HistoryCategory) => Date;
}

/** The road of a case from the report to its end. */
export interface Road {
  milestones: Milestone[];
  dueAt: Date;
  state: HistoricState;
  departmentCode: string;
  handler: string | null;
  overdue: boolean;
  rating: number | null;
  ratingWords: string;
}

interface Journey extends Road {
  nowMs: number;
  start: Start;
  cast: Cast;
  random: Random;
  worker: string;
}

/** People work from half past seven to eight; what falls into the night is done next morning. */
function awake(ms: number, journey: Journey): number {
  if (journey.start.category.urgency === 'urgent') return ms;
  const minutes = (((ms + OFFSET) % DAY) + DAY) % DAY;
  if (minutes >= 7.5 * HOUR && minutes <= 20 * HOUR) return ms;
  const morning = ms - minutes + 7.5 * HOUR + (minutes > 12 * HOUR ? DAY : 0);
  return morning + journey.random.between(2, 70) * MINUTE;
}

type Deed = Pick<Milestone, 'action' | 'by'> & Partial<Pick<Milestone, 'departmentCode' | 'until'>>;

function step(journey: Journey, state: HistoricState, deed: Deed): void {
  journey.state = state;
  const note = drawNote(deed.action, journey.start.category.nameZh, journey.random);
  journey.milestones.push({ at: new Date(journey.nowMs), state, note, ...deed });
}

function wait(journey: Journey, medianMinutes: number, spread = 0.7): void {
  const minutes = Math.max(0.4, journey.random.logNormal(medianMinutes, spread));
  journey.nowMs = awake(journey.nowMs + minutes * MINUTE, journey);
}

function ended(journey: Journey): boolean {
  return journey.state === journey.start.fate.end && journey.state !== 'closed';
}

function dispatch(journey: Journey, departmentCode: string): void {
  const { random, cast, start } = journey;
  const isAutomatic = random.chance(0.72);
  if (isAutomatic) journey.nowMs += random.between(1, 4) * 1000;
  else wait(journey, start.category.urgency === 'urgent' ? 2 : 12);
  const by = isAutomatic ? 'system' : random.pick(cast.officers);
  step(journey, 'dispatched', { action: 'dispatch', by, departmentCode });
  journey.departmentCode = departmentCode;
  journey.dueAt = start.dueAt(new Date(journey.nowMs), start.category);
}

function accept(journey: Journey): void {
  const { random, cast, start, departmentCode } = journey;
  const left = journey.dueAt.getTime() - journey.nowMs;
  const latest = journey.nowMs + left * random.between(0.2, 0.45);
  wait(journey, start.category.urgency === 'urgent' ? 5 : 32, 0.8);
  // Short deadlines run at night too: then the standby crew accepts at once.
  if (!start.fate.late && left > 0) journey.nowMs = Math.min(journey.nowMs, latest);
  journey.worker = random.pick(cast.crewOf(departmentCode));
  const by = random.chance(0.25) ? cast.headOf(departmentCode) : journey.worker;
  step(journey, 'accepted', { action: 'accept', by });
  journey.handler = journey.worker;
}

function returnToDesk(journey: Journey): void {
  const wrong = journey.cast.otherThan(journey.start.category.departmentCode, journey.random);
  dispatch(journey, wrong);
  wait(journey, 45);
  step(journey, 'registered', { action: 'return', by: journey.cast.headOf(wrong) });
}

function transfer(journey: Journey): void {
  const { cast, random, departmentCode, dueAt } = journey;
  const left = dueAt.getTime() - journey.nowMs;
  journey.nowMs += Math.min(Math.max(0, left * 0.3), random.logNormal(60, 0.7) * MINUTE);
  const next = cast.otherThan(departmentCode, random);
  step(journey, 'dispatched', {
    action: 'transfer',
    by: cast.headOf(departmentCode),
    departmentCode: next,
  });
  journey.departmentCode = next;
  accept(journey);
}

function extend(journey: Journey): void {
  const { random, cast, dueAt } = journey;
  const left = Math.max(20 * MINUTE, dueAt.getTime() - journey.nowMs);
  const until = new Date(dueAt.getTime() + Math.max(left, DAY) * random.between(0.6, 1.6));
  journey.nowMs += left * random.between(0.2, 0.5);
  step(journey, 'accepted', { action: 'requestExtension', by: journey.worker, until });
  journey.nowMs += left * random.between(0.05, 0.35);
  step(journey, 'accepted', { action: 'approveExtension', by: random.pick(cast.officers), until });
  journey.dueAt = until;
}

function suspend(journey: Journey): void {
  const { random, cast } = journey;
  wait(journey, 120);
  const pausedMs = random.between(3, 15) * DAY;
  const until = new Date(journey.nowMs + pausedMs);
  step(journey, 'suspended', { action: 'suspend', by: random.pick(cast.officers), until });
  if (ended(journey)) return;
  journey.nowMs += pausedMs;
  step(journey, 'dispatched', { action: 'resume', by: 'system' });
  journey.dueAt = new Date(journey.dueAt.getTime() + pausedMs);
  accept(journey);
}

/** Reports done within the deadline, or after it when the fate says late. */
function finish(journey: Journey, late: boolean): void {
  const { random } = journey;
  const left = journey.dueAt.getTime() - journey.nowMs;
  if (late) {
    const afterwards = Math.max(0, left) + random.logNormal(9, 1) * HOUR;
    journey.nowMs = awake(journey.nowMs + afterwards, journey);
  } else {
    const share = Math.min(0.97, 0.06 + random.next() ** 1.4 * 0.9);
    const planned = journey.nowMs + Math.max(left, 6 * MINUTE) * share;
    const shifted = awake(planned, journey);
    journey.nowMs = shifted < journey.dueAt.getTime() ? shifted : planned;
  }
  step(journey, 'done', { action: 'reportDone', by: journey.worker });
  if (journey.nowMs > journey.dueAt.getTime()) journey.overdue = true;
}

function verifyAndClose(journey: Journey): void {
  const { cast, random, start } = journey;
  const gridWorker = cast.gridWorkerOf(start.gridCellCode);
  wait(journey, 150, 0.9);
  step(journey, 'verified', {
    action: 'verify',
    by: random.chance(0.85) ? gridWorker : random.pick(cast.officers),
  });
  if (ended(journey)) return;
  wait(journey, 90, 0.9);
  step(journey, 'closed', {
    action: 'close',
    by: random.chance(0.4) ? 'system' : random.pick(cast.officers),
  });
}

function refuse(journey: Journey): void {
  wait(journey, 140);
  const gridWorker = journey.cast.gridWorkerOf(journey.start.gridCellCode);
  step(journey, 'accepted', { action: 'refuseVerification', by: gridWorker });
  const again = journey.nowMs + journey.random.between(0.5, 5) * HOUR;
  // The second visit is counted against the same deadline.
  journey.dueAt = new Date(Math.max(journey.dueAt.getTime(), again + HOUR));
  journey.nowMs = again;
  step(journey, 'done', { action: 'reportDone', by: journey.worker });
}

function reopen(journey: Journey): void {
  journey.nowMs = awake(journey.nowMs + journey.random.between(0.3, 5) * DAY, journey);
  step(journey, 'dispatched', { action: 'reopen', by: 'reporter' });
  journey.dueAt = journey.start.dueAt(new Date(journey.nowMs), journey.start.category);
  accept(journey);
  finish(journey, false);
  verifyAndClose(journey);
}

function rate(journey: Journey): void {
  const { random, start } = journey;
  wait(journey, 300, 1);
  journey.rating = drawStars(random, start.fate);
  journey.ratingWords = drawRatingWords(journey.rating, random);
  step(journey, 'closed', { action: 'rate', by: 'reporter' });
}

function giveUp(journey: Journey): void {
  const { cast, random, start } = journey;
  wait(journey, 40);
  const { end } = start.fate;
  if (end === 'cancelled')
    step(journey, 'cancelled', { action: 'cancel', by: random.pick(cast.officers) });
  if (end === 'merged')
    step(journey, 'merged', { action: 'merge', by: random.pick(cast.officers) });
}

function handle(journey: Journey): void {
  const { fate, category } = journey.start;
  if (fate.returned) returnToDesk(journey);
  dispatch(journey, category.departmentCode);
  if (ended(journey)) return;
  if (fate.end === 'cancelled' || fate.end === 'merged') return giveUp(journey);
  accept(journey);
  if (fate.transferred) transfer(journey);
  if (fate.extended) extend(journey);
  if (fate.suspended) suspend(journey);
  if (ended(journey)) return;
  finish(journey, fate.late);
  if (fate.refused) refuse(journey);
  if (ended(journey)) return;
  verifyAndClose(journey);
  if (ended(journey)) return;
  if (fate.reopened) reopen(journey);
  if (fate.rated) rate(journey);
}

/** Lays out the road of a case in time. */
export function layRoad(start: Start, cast: Cast, random: Random): Road {
  const journey: Journey = {
    milestones: [],
    dueAt: start.dueAt(start.reportedAt, start.category),
    state: 'registered',
    departmentCode: start.category.departmentCode,
    handler: null,
    overdue: false,
    rating: null,
    ratingWords: '',
    nowMs: start.reportedAt.getTime(),
    start,
    cast,
    random,
    worker: '',
  };
  step(journey, 'registered', { action: 'register', by: 'system' });
  if (!ended(journey)) handle(journey);
  const { milestones, dueAt, state, departmentCode, handler, overdue, rating, ratingWords } =
    journey;
  return { milestones, dueAt, state, departmentCode, handler, overdue, rating, ratingWords };
}
