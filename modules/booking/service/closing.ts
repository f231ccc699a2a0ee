/**
 * A time is closed although it is planned: the doctor falls ill. Whoever is booked is moved to an equal who is free at
 * the same time, or told with another time kept for the person, or told alone; as the clerk chooses, in one act.
 */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Affected, ClosingDone, ExceptionInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import type { Period } from '../rules/day.ts';
import { takingOfResource } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import { insertExceptions, liftExceptionRow } from '../store/plans.ts';
import type { BookingRow } from '../store/tables.ts';
import {
  knownResource,
  plansChanged,
  type Resource,
  surroundings,
  type Surroundings,
} from './book.ts';
import { type Choice, help } from './closing-help.ts';
import { daysFrom, type Way, waysFor } from './closing-ways.ts';
import { offerFree } from './offers.ts';
import { refuseForeign } from './plans.ts';

const longestMs = 366 * 86_400_000;

/** Whom a closing would affect, and what could be done for each. @throws bookable-unknown, times-backwards */
export async function affectedBy(
  ctx: Ctx,
  resourceId: string,
  given: { readonly from: string; readonly until: string },
): Promise<{ items: Affected[] }> {
  const around = await surroundings(ctx);
  const resource = knownResource(around.book, resourceId);
  refuseForeign(ctx, resource.pool);
  const period = periodOf(given);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const rows = await takingOfResource(tx, resourceId, period);
    const ways = await waysFor(tx, rows, { resource, around, period });
    const contacts = await contactsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const items = rows.map((row) => {
      const contact = contacts.find(({ bookingId }) => bookingId === row.id);
      return affectedView(row, { contact, way: ways.get(row.id) });
    });
    return { items };
  });
}

/** @throws times-backwards */
function periodOf({ from, until }: { readonly from: string; readonly until: string }): Period {
  const period = { from: new Date(from), until: new Date(until) };
  const length = period.until.getTime() - period.from.getTime();
  if (!(length > 0 && length <= longestMs)) throw problem('times-backwards');
  return period;
}

function affectedView(
  row: BookingRow,
  {
    contact,
    way,
  }: {
    readonly contact: { readonly personName: string; readonly phone: string } | undefined;
    readonly way: Way | undefined;
  },
): Affected {
  return {
    bookingId: row.id,
    number: row.number,
    state: row.state,
    from: row.from.toISOString(),
    personName: contact?.personName ?? '',
    phone: contact?.phone ?? '',
    moveTo: way?.same?.id ?? null,
    moveToZh: way?.same?.nameZh ?? null,
    moveToEn: way?.same?.nameEn ?? null,
    alternative: way?.other?.from.toISOString() ?? null,
    alternativeZh: way?.other?.resource.nameZh ?? null,
    alternativeEn: way?.other?.resource.nameEn ?? null,
  };
}

/**
 * Writes the exception and does what was chosen for each whom it affects.
 * @throws bookable-unknown, times-backwards, affected-changed
 */
export async function closeTime(
  ctx: Ctx,
  resourceId: string,
  { choices, ...input }: ExceptionInput & { readonly choices: readonly Choice[] },
): Promise<ClosingDone> {
  const before = await surroundings(ctx);
  const known = knownResource(before.book, resourceId);
  refuseForeign(ctx, known.pool);
  const period = periodOf(input);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const id = uuidv7(ctx.clock.now().getTime());
    const { kind, reasonZh } = input;
    await insertExceptions(tx, [{ id, resourceId, kind, ...period, reasonZh }]);
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.close', subject: resourceId, detail: { ...input } }]);
    // From here on the plans are read with the exception in them.
    const around = await surroundings(tx);
    const resource = knownResource(around.book, resourceId);
    if (kind === 'open') return openedTime(tx, resource, { period, around });
    const rows = await takingOfResource(tx, resourceId, period);
    if (rows.length !== choices.length || !rows.every((row) => choiceOf(choices, row)))
      throw problem('affected-changed');
    const ways = await waysFor(tx, rows, { resource, around, period });
    const done = { moved: 0, offered: 0, cancelled: 0 };
    for (const row of rows) {
      const way = ways.get(row.id) ?? { same: null, other: null };
      const choice = choiceOf(choices, row) ?? 'cancel';
      done[await help(tx, row, { choice, way, reason: reasonZh, around })] += 1;
    }
    return done;
  });
}

const choiceOf = (choices: readonly Choice[], { id }: BookingRow): Choice['choice'] | undefined =>
  choices.find(({ bookingId }) => bookingId === id)?.choice;

/** New times are offered to who waits for the day. */
async function openedTime(
  tx: Tx,
  { pool }: Resource,
  { period, around }: { readonly period: Period; readonly around: Surroundings },
): Promise<ClosingDone> {
  const last = localDay(new Date(period.until.getTime() - 1));
  for (const day of daysFrom(localDay(period.from), last))
    await offerFree(tx, pool.id, { day, around });
  return { moved: 0, offered: 0, cancelled: 0 };
}

/** Takes an exception back; who was moved stays where the person was moved to. @throws not-found */
export async function liftException(ctx: Ctx, exceptionId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const resourceId = await liftExceptionRow(tx, exceptionId);
    if (!resourceId) throw generalProblem('not-found', { what: '临时调整' });
    const { book } = await surroundings(tx);
    const resource = knownResource(book, resourceId);
    refuseForeign(ctx, resource.pool);
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.liftException', subject: exceptionId }]);
    const exception = resource.exceptions.find(({ id }) => id === exceptionId);
    if (!exception) return;
    const around = await surroundings(tx);
    const now = ctx.clock.now();
    await openedTime(tx, resource, {
      period: { from: exception.from > now ? exception.from : now, until: exception.until },
      around,
    });
  });
}
