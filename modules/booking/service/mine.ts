/** Own bookings, one of them, and its calendar file. */
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { OwnBar, OwnBooking, OwnWait } from '../contract/index.ts';
import { calendarFile } from '../rules/calendar-file.ts';
import { bookingRow, bookingsOfPerson } from '../store/bookings.ts';
import { lastBar, waitsOfPerson } from '../store/lists.ts';
import type { BookingRow } from '../store/tables.ts';
import { type Book, surroundings, type Surroundings } from './book.ts';
import { seen } from './own.ts';
import { ownViews } from './own-views.ts';
import { limitPerson, ownSubject } from './subject.ts';
import { waitViews } from './waits.ts';
import { say } from './words.ts';

/** Everything of one's own. */
export async function myBookings(
  ctx: Ctx,
): Promise<{ bookings: OwnBooking[]; waits: OwnWait[]; bar: OwnBar | null }> {
  limitPerson(ctx);
  const { personId, personKey } = ownSubject(ctx);
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await bookingsOfPerson(tx, personKey);
    const now = ctx.clock.now();
    const shown = rows.filter((row) => row.state !== 'held' || (row.expiresAt ?? now) > now);
    return {
      bookings: await ownViews(tx, shown, book),
      waits: await waitViews(tx, await waitsOfPerson(tx, personId), book),
      bar: await ownBar(tx, personKey, book),
    };
  });
}

async function ownBar(tx: Tx, personKey: string, { rules }: Book): Promise<OwnBar | null> {
  const bar = await lastBar(tx, personKey);
  if (!bar || bar.liftedAt || bar.until <= tx.ctx.clock.now()) return null;
  return {
    since: bar.since.toISOString(),
    until: bar.until.toISOString(),
    missed: bar.missed,
    limit: rules.missLimit,
    windowDays: rules.missWindowDays,
  };
}

/** One own booking. @throws not-found */
export async function myBooking(ctx: Ctx, bookingId: string): Promise<OwnBooking> {
  limitPerson(ctx);
  const around = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => seen(tx, await ownRow(tx, bookingId), around));
}

async function ownRow(tx: Tx, bookingId: string): Promise<BookingRow> {
  const { personId } = ownSubject(tx.ctx);
  const row = await bookingRow(tx, bookingId);
  if (row?.personId !== personId) throw generalProblem('not-found', { what: '预约' });
  return row;
}

const remindMinutesBefore = 120;

/** The booking for the phone's own calendar. @throws not-found */
export async function bookingCalendar(ctx: Ctx, bookingId: string): Promise<FileReply> {
  limitPerson(ctx);
  const around = await surroundings(ctx);
  const row = await ctx.database.inTenant(ctx, (tx) => ownRow(tx, bookingId));
  const text = calendarOf(ctx, row, around);
  return {
    mediaType: 'text/calendar; charset=utf-8',
    fileName: `${say(ctx.locale, '预约', 'booking')}-${row.number}.ics`,
    bytes: new TextEncoder().encode(text),
  };
}

function calendarOf({ locale, clock }: Ctx, row: BookingRow, { book }: Surroundings): string {
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId);
  const what = say(locale, pool?.nameZh ?? '', pool?.nameEn ?? '');
  const whom = say(locale, resource?.nameZh ?? '', resource?.nameEn ?? '');
  const hint = say(locale, pool?.hintZh ?? '', pool?.hintEn ?? '');
  const gone = ['cancelled', 'refused', 'expired'].includes(row.state);
  return calendarFile({
    uid: `${row.id}@booking.zhenshu`,
    sequence: row.version,
    madeAt: clock.now(),
    from: row.from,
    until: row.until,
    title: `${what} ${whom}`.trim(),
    location: [
      say(locale, pool?.site.nameZh ?? '', pool?.site.nameEn ?? ''),
      pool?.site.locationZh,
      resource?.spotZh,
    ]
      .filter(Boolean)
      .join(' '),
    description: [say(locale, `预约号 ${row.number}`, `Booking ${row.number}`), hint]
      .filter(Boolean)
      .join('\n'),
    cancelled: gone,
    remindMinutesBefore,
  });
}
