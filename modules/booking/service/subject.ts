/** Whose own bookings are meant: computed here and nowhere else. */
import { residentByPhone } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { searchIndex, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { problem } from '../problems.ts';

/** The person for whom something is booked. */
export interface Subject {
  readonly personId: string | null;
  /** By which the database knows the person: nobody is in two places. */
  readonly personKey: string;
  readonly name: string;
  readonly phone: string;
}

/** The resident who acts, or for whom a relative or clerk acts. @throws sign-in-required */
export function ownSubject(ctx: Ctx): Subject & { readonly personId: string } {
  const personId = subjectOf(ctx, 'booking');
  const name = ctx.actor.onBehalfOf?.name ?? ctx.actor.name;
  return { personId, personKey: personId, name, phone: '' };
}

/** Somebody who stands at the window or calls: by the phone, with the account that goes with it. @throws phone-faulty */
export async function subjectByPhone(
  tx: Tx,
  given: { readonly personName: string; readonly phone: string },
): Promise<Subject> {
  const phone = canonicalMobile(given.phone);
  if (!phone)
    throw problem('booking-phone-faulty', {}, [{ pointer: '/phone', detail: given.phone }]);
  const resident = await residentByPhone(tx, phone);
  const personKey = resident?.id ?? uuidOf(await searchIndex(tx, 'booking.contacts.phone', phone));
  return { personId: resident?.id ?? null, personKey, name: given.personName.trim(), phone };
}

/** A digest of 128 bits as a key of the same kind as an account's (RFC 9562, version 8: of one's own making). */
function uuidOf(digest: string): string {
  const hex = Buffer.from(digest, 'base64url').toString('hex').padEnd(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Acts of one person: enough for anybody's fingers, too few for a machine. */
const perPerson = new RateLimit({ burst: 120, perMinute: 60 });
/** What an address without session may read: a village may share one. */
const perAddress = new RateLimit({ burst: 240, perMinute: 240 });
/** Guesses at tokens, and searches by four digits. */
const perGuess = new RateLimit({ burst: 30, perMinute: 20 });

/** @throws too-many-requests */
export function limitPerson(ctx: Ctx): void {
  refuse(perPerson, ctx, ctx.actor.personId ?? 'nobody');
}

/** Staff are not counted. @throws too-many-requests */
export function limitAddress(ctx: Ctx, address: string): void {
  if (ctx.actor.kind !== 'staff') refuse(perAddress, ctx, address);
}

/** @throws too-many-requests */
export function limitGuesses(ctx: Ctx, key: string): void {
  refuse(perGuess, ctx, key);
}

function refuse(limit: RateLimit, ctx: Ctx, key: string): void {
  const seconds = limit.take(`${ctx.database.url}|${key}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}
