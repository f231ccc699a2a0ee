/** For whom somebody acts here: the one place that says so. */
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { personById } from '#modules/people/index.ts';
import { problem } from '../problems.ts';

/** The person whose matter it is: the one acted for, else the one who acts. @throws sign-in-required */
export function subjectOf({ actor }: Ctx): string {
  const personId = actor.onBehalfOf?.personId ?? actor.personId;
  if (!personId) throw generalProblem('sign-in-required');
  return personId;
}

/**
 * As `subjectOf`, within reach: the edge proved the mandate of whoever acts for somebody else, so that the transaction may go beyond the
 * own rows. Queries name the person all the same. @throws sign-in-required
 */
export async function subjectIn(tx: Tx): Promise<string> {
  const personId = subjectOf(tx.ctx);
  if (tx.ctx.actor.onBehalfOf) await elevate(tx);
  return personId;
}

/** As `subjectIn`, and a resident: staff neither suggest nor collect points in office. @throws residents-only */
export async function residentSubject(tx: Tx): Promise<string> {
  const personId = await subjectIn(tx);
  const person = await personById(tx, personId);
  if (person?.kind !== 'resident') throw problem('residents-only');
  return personId;
}

/** A voice is nobody's to give away. @throws sign-in-required, vote-in-person */
export function inPerson({ actor }: Ctx): string {
  if (actor.onBehalfOf) throw problem('vote-in-person');
  if (!actor.personId) throw generalProblem('sign-in-required');
  return actor.personId;
}

/** Reads as the platform: conditions of the queries say what is public, not the viewer's rights. */
export const asPublic = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor });

/** What one person may send at once, and then a minute. */
const perPerson = new RateLimit({ burst: 8, perMinute: 2 });
/** Ballots from one address: a village may share one. */
const perAddress = new RateLimit({ burst: 120, perMinute: 60 });
/** Six digits are not to be found by trying. */
const guesses = new RateLimit({ burst: 10, perMinute: 2 });

const limits = { perPerson, perAddress, guesses } as const;

/** @throws too-many-requests */
export function withinLimit(ctx: Ctx, kind: keyof typeof limits, key: string): void {
  const seconds = limits[kind].take(`${ctx.database.url}|${key}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}
