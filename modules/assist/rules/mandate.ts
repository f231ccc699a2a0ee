/** Decisions about mandates: who may move one, when it holds. */
import type { ActKind, MandateEnd, MandateState } from '../contract/words.ts';

/** Who moves a mandate. */
export type MandateParty = 'principal' | 'agent' | 'clerk' | 'time';
export type MandateAction = 'confirm' | 'accept' | 'decline' | 'revoke' | 'giveUp' | 'expire';

interface Move {
  readonly from: readonly MandateState[];
  readonly action: MandateAction;
  readonly who: readonly MandateParty[];
  /** Where it leads, by who moves it. */
  readonly to: (party: MandateParty) => MandateState;
  readonly reason?: (from: MandateState) => MandateEnd;
}

const ended = (): MandateState => 'ended';

/**
 * The moves. The code that the principal was sent agrees on the principal's behalf: told by the principal on the own
 * account it offers the mandate, entered by the relative who asked for it it makes it live (the relative was there first).
 */
export const mandateMoves: readonly Move[] = [
  {
    from: ['asked'],
    action: 'confirm',
    who: ['principal', 'agent'],
    to: (party) => (party === 'agent' ? 'live' : 'offered'),
  },
  { from: ['offered'], action: 'accept', who: ['agent'], to: () => 'live' },
  { from: ['offered'], action: 'decline', who: ['agent'], to: ended, reason: () => 'declined' },
  {
    from: ['asked', 'offered', 'live'],
    action: 'revoke',
    who: ['principal', 'clerk'],
    to: ended,
    reason: () => 'revoked',
  },
  { from: ['live'], action: 'giveUp', who: ['agent'], to: ended, reason: () => 'givenUp' },
  {
    from: ['asked', 'offered', 'live'],
    action: 'expire',
    who: ['time'],
    to: ended,
    reason: (from) => (from === 'live' ? 'expired' : 'unanswered'),
  },
];

/** Where a move leads; null when it is not possible. */
export function moved(
  state: MandateState,
  action: MandateAction,
  party: MandateParty,
): { readonly state: MandateState; readonly reason: MandateEnd | null } | null {
  const move = mandateMoves.find((one) => one.action === action && one.from.includes(state));
  if (!move?.who.includes(party)) return null;
  return { state: move.to(party), reason: move.reason?.(state) ?? null };
}

/** Whether one may act by it now; the timer that ends it may be late. */
export function holds(
  mandate: { readonly state: string; readonly untilAt: Date },
  now: Date,
): boolean {
  return mandate.state === 'live' && mandate.untilAt.getTime() > now.getTime();
}

/** A helper of many is a business, not a relative: at most so many people for whom one acts. */
export const mostPrincipals = 5;
/** And at most so many who act for one. */
export const mostAgents = 5;
/** A code is told at once or not at all. */
export const codeMinutes = 10;
export const codeTries = 5;
/** An offer waits so long for its answer. */
export const offerDays = 7;

const dayMs = 86_400_000;

/** When a mandate of so many days ends: at the end of its last local day (UTC+8). */
export function endOf(now: Date, days: number): Date {
  const shiftMs = 8 * 3_600_000;
  const lastDay = Math.floor((now.getTime() + shiftMs) / dayMs) + days;
  return new Date((lastDay + 1) * dayMs - shiftMs - 1000);
}

/** Kinds in their usual order, each once; reading is part of everything that can be done. */
export function orderedKinds(kinds: readonly ActKind[], all: readonly ActKind[]): ActKind[] {
  return all.filter((kind) => kinds.includes(kind));
}
