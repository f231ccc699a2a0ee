/** Who is called next, who goes through the green channel, and how long one waits. Pure. */
import type { BookingRules } from '../contract/settings.ts';

/** A ticket that waits. */
export interface Waiting {
  readonly id: string;
  readonly favour: 'green' | 'booked' | 'none';
  /** When it was taken, or the booked time if that is later. */
  readonly turnAt: Date;
  /** After a missed call: others go first until the queue has counted so many calls. */
  readonly notBeforeCall: number;
}

/** What a queue counts. */
export interface QueueCounts {
  readonly calls: number;
  /** Favoured people called in a row. */
  readonly favoured: number;
}

const rank = { green: 0, booked: 1, none: 2 } as const;

/**
 * The order in which waiting tickets would be called if nobody else came. Green channel before booked before others,
 * each by their turn; after `ordinaryAfter` favoured ones in a row somebody without favour is called. Who missed a
 * call waits until so many calls have passed, unless nobody else is there. A booked person counts as favoured from
 * the booked time on; before it like anybody else.
 */
export function callingOrder<W extends Waiting>(
  waiting: readonly W[],
  counts: QueueCounts,
  { rules, now }: { readonly rules: Pick<BookingRules, 'ordinaryAfter'>; readonly now: Date },
): W[] {
  const left = [...waiting];
  const order: W[] = [];
  let { calls, favoured } = counts;
  while (left.length > 0) {
    const ready = left.filter(({ notBeforeCall }) => notBeforeCall <= calls);
    const among = ready.length > 0 ? ready : left;
    const ordinary = among.filter((one) => favourNow(one, now) === 'none');
    const isOrdinaryDue = favoured >= rules.ordinaryAfter && ordinary.length > 0;
    const next = firstOf(isOrdinaryDue ? ordinary : among, now);
    if (!next) break;
    favoured = favourNow(next, now) === 'none' ? 0 : favoured + 1;
    calls += 1;
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

/** The favour that counts now. */
export function favourNow({ favour, turnAt }: Waiting, now: Date): Waiting['favour'] {
  return favour === 'booked' && turnAt > now ? 'none' : favour;
}

function firstOf<W extends Waiting>(among: readonly W[], now: Date): W | undefined {
  return [...among].sort(
    (a, b) =>
      rank[favourNow(a, now)] - rank[favourNow(b, now)] ||
      a.turnAt.getTime() - b.turnAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  )[0];
}

/** What becomes of a ticket whose call nobody answered. */
export function afterMiss(
  { misses, calls }: { readonly misses: number; readonly calls: number },
  rules: Pick<BookingRules, 'missedPlaces' | 'missedLimit'>,
): { readonly ends: boolean; readonly misses: number; readonly notBeforeCall: number } {
  const now = misses + 1;
  return {
    ends: now >= rules.missedLimit,
    misses: now,
    notBeforeCall: calls + rules.missedPlaces,
  };
}

/** Full years of life on a local day. */
export function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** What was measured lately at a pool: how long each took from the call on, in minutes. */
export interface Measured {
  readonly minutes: readonly number[];
  /** Windows that call people at the moment. */
  readonly windows: number;
}

/** How long one waits, or why that cannot be said. */
export type Estimate =
  | { readonly known: true; readonly low: number; readonly high: number; readonly ahead: number }
  | {
      readonly known: false;
      readonly because: 'fewMeasured' | 'noWindow';
      readonly ahead: number;
    };

/** Fewer measured times say nothing. */
export const fewestMeasured = 8;
const stepMinutes = 5;
/** Eight of ten waits lie within so many standard deviations. */
const eighty = 1.2816;

/**
 * How long somebody waits who has `ahead` people before. The sum of that many service times, shared by the open windows;
 * it strays by their measured spread, and by half a service that is under way. Said in steps of five minutes, as a span
 * into which about eight of ten waits fall.
 */
export function estimateWait(ahead: number, { minutes, windows }: Measured): Estimate {
  if (windows < 1) return { known: false, because: 'noWindow', ahead };
  if (minutes.length < fewestMeasured) return { known: false, because: 'fewMeasured', ahead };
  const mean = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const variance = minutes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (minutes.length - 1);
  // Each window is in the middle of somebody: half a service goes by before the first of them is free.
  const middle = (ahead * mean + mean / 2) / windows;
  const stray = (eighty * Math.sqrt(variance * (ahead + 1) + mean ** 2 / 12)) / windows;
  const low = Math.max(0, Math.floor((middle - stray) / stepMinutes) * stepMinutes);
  const high = Math.max(low + stepMinutes, Math.ceil((middle + stray) / stepMinutes) * stepMinutes);
  return { known: true, low, high, ahead };
}
