/** Visits at home of a day, for who drives there. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import type { VisitLine } from '../contract/index.ts';
import { laterDay } from '../rules/day.ts';
import { bookingActs } from '../rules/transition.ts';
import { bookingsBetween, lockBooking, setBookingState } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import type { BookingRow } from '../store/tables.ts';
import { dayPeriod } from './availability.ts';
import { type Book, surroundings } from './book.ts';
import { setDayEnd } from './clock.ts';
import { after, factsOf } from './settle.ts';
import { noteChange } from './tell.ts';

/** Visits of a day, within the actor's reach. Whoever sees where people live is seen by them. */
export async function visitsOf(ctx: Ctx, day: string): Promise<{ items: VisitLine[] }> {
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await bookingsBetween(tx, dayPeriod(day), {
      states: ['confirmed', 'arrived', 'served'],
    });
    const visits = rows.filter(({ poolId }) => book.pool.get(poolId)?.kind === 'visit');
    await noteLooks(
      tx,
      visits.map(({ id, personId, number }) => ({
        kind: 'work',
        subjectId: personId,
        fields: [
          'booking.contacts.person_name',
          'booking.contacts.phone',
          'booking.contacts.address',
        ],
        rowKey: id,
        reason: `上门服务 ${number}`,
      })),
    );
    return { items: await linesOf(tx, visits, book) };
  });
}

/** Notes that the visitor has arrived or is done. @throws not-found, booking-settled */
export async function actOnVisit(
  ctx: Ctx,
  bookingId: string,
  { act, key }: { readonly act: 'arrive' | 'serve'; readonly key: string | null },
): Promise<VisitLine> {
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'booking.visitAct', key, request: { bookingId, act } }, async () => {
      const row = await lockBooking(tx, bookingId);
      if (!row || book.pool.get(row.poolId)?.kind !== 'visit')
        throw generalProblem('not-found', { what: '上门服务' });
      const state = after(tx, row, act, 'desk');
      const now = ctx.clock.now();
      const at = act === 'arrive' ? { arrivedAt: now } : { settledAt: now };
      await setBookingState(tx, row.id, state, at);
      if (act === 'arrive') await setDayEnd(tx, row.id, instantAt(laterDay(localDay(now), 1)));
      await noteChange(tx, { ...row, state }, []);
      await audit(tx, [{ action: `booking.${act}`, subject: row.id, detail: factsOf(row) }]);
      const [line] = await linesOf(tx, [{ ...row, state }], book);
      if (!line) throw generalProblem('not-found', { what: '上门服务' });
      return line;
    }),
  );
}

async function linesOf(tx: Tx, rows: readonly BookingRow[], book: Book): Promise<VisitLine[]> {
  const contacts = new Map(
    (
      await contactsOf(
        tx,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.bookingId, one]),
  );
  return rows.map((row) => {
    const contact = contacts.get(row.id);
    const pool = book.pool.get(row.poolId);
    const resource = book.resource.get(row.resourceId);
    return {
      id: row.id,
      state: row.state,
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      poolZh: pool?.nameZh ?? '',
      poolEn: pool?.nameEn ?? '',
      resourceZh: resource?.nameZh ?? '',
      resourceEn: resource?.nameEn ?? '',
      personName: contact?.personName ?? '',
      phone: contact?.phone ?? '',
      address: contact?.address ?? '',
      note: contact?.note ?? '',
      acts: bookingActs(row.state, 'desk').filter((act) => act === 'arrive' || act === 'serve'),
    };
  });
}
