/** The day sheet: who is booked when, what staff do with a booking, and booking for somebody. */
import { audit } from '#platform/audit/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import { localMinute } from '#platform/calendar/index.ts';
import type { SheetLine } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { bookingActs } from '../rules/transition.ts';
import { bookingsBetween, lockBooking, setBookingState } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { dayPeriod } from './availability.ts';
import { type Book, knownPool, meantResources, surroundings, type Surroundings } from './book.ts';
import { type MoveInput, moveBooking } from './move.ts';
import { after, confirm, endBooking, factsOf } from './settle.ts';
import { subjectByPhone } from './subject.ts';
import { take } from './take.ts';
import { noteChange, tellPerson, timersOf } from './tell.ts';
import { arrive } from './tickets.ts';
import { say, sayDay, sayState } from './words.ts';

/** What is looked at. */
export interface SheetQuery {
  readonly day: string;
  readonly poolId?: string;
}

const shownStates = [
  'held',
  'pending',
  'confirmed',
  'arrived',
  'served',
  'left',
  'noShow',
  'excused',
  'cancelled',
  'refused',
] as const;

/** Bookings of a day, within the actor's reach. */
export async function sheetOf(ctx: Ctx, query: SheetQuery): Promise<{ items: SheetLine[] }> {
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => ({ items: await linesOf(tx, query, book) }));
}

async function linesOf(tx: Tx, { day, poolId }: SheetQuery, book: Book): Promise<SheetLine[]> {
  const rows = await bookingsBetween(tx, dayPeriod(day), { poolId, states: shownStates });
  const contacts = await contactsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const byId = new Map(contacts.map((one) => [one.bookingId, one]));
  // A hold is nobody's business but the person's, unless the town itself keeps another time for one whom it could not receive.
  return rows
    .filter(({ state, channel }) => state !== 'held' || channel === 'replacement')
    .map((row) => lineOf(row, byId.get(row.id), book));
}

function lineOf(row: BookingRow, contact: ContactRow | undefined, book: Book): SheetLine {
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    poolId: row.poolId,
    poolZh: pool?.nameZh ?? '',
    poolEn: pool?.nameEn ?? '',
    kind: pool?.kind ?? 'window',
    resourceId: row.resourceId,
    resourceZh: resource?.nameZh ?? '',
    resourceEn: resource?.nameEn ?? '',
    channel: row.channel,
    moves: row.moves,
    because: row.endedBecause,
    acts: bookingActs(row.state, 'desk').filter((act) => act !== 'serve' && act !== 'leave'),
    personName: contact?.personName ?? '',
    phone: contact?.phone ?? '',
    address: contact?.address ?? '',
    note: contact?.note ?? '',
    version: row.version,
  };
}

const clockOf = (instant: string): string => {
  const minute = localMinute(new Date(instant));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** The same as a workbook; phones masked, because a file travels. */
export async function sheetFile(ctx: Ctx, query: SheetQuery): Promise<FileReply> {
  const { items } = await sheetOf(ctx, query);
  const { locale } = ctx;
  const column = (key: string, zh: string, en: string, width: number) => {
    return { key, title: say(locale, zh, en), type: 'text' as const, width };
  };
  const bytes = await writeWorkbook([
    {
      name: say(locale, '预约日单', 'Bookings'),
      columns: [
        column('time', '时间', 'Time', 14),
        column('pool', '项目', 'What', 20),
        column('resource', '医生/窗口', 'With', 18),
        column('name', '姓名', 'Name', 12),
        column('phone', '手机', 'Phone', 14),
        column('number', '预约号', 'Number', 10),
        column('state', '状态', 'State', 12),
        column('note', '备注', 'Note', 30),
      ],
      rows: items.map((line) => ({
        time: `${clockOf(line.from)}–${clockOf(line.until)}`,
        pool: say(locale, line.poolZh, line.poolEn),
        resource: say(locale, line.resourceZh, line.resourceEn),
        name: line.personName,
        phone: maskPhone(line.phone),
        number: line.number,
        state: sayState(line.state, locale),
        note: [line.because, line.note].filter(Boolean).join(' · '),
      })),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${say(locale, '预约日单', 'bookings')} ${sayDay(query.day, locale)}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

/** What a clerk takes down. */
export interface BookForInput {
  readonly poolId: string;
  readonly resourceId?: string;
  readonly from: string;
  readonly personName: string;
  readonly phone: string;
  readonly address?: string;
  readonly note?: string;
}

/** Books for somebody at the window or on the telephone. @throws what `take` and `confirm` say, phone-faulty */
export async function bookFor(
  ctx: Ctx,
  input: BookForInput,
  idempotencyKey: string | null,
): Promise<SheetLine> {
  const around = await surroundings(ctx);
  const pool = knownPool(around.book, input.poolId);
  const resources = meantResources(pool, input.resourceId);
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'booking.bookFor', key: idempotencyKey, request: input }, async () => {
      const subject = await subjectByPhone(tx, input);
      const wish = {
        pool,
        resources,
        from: new Date(input.from),
        anyOfPool: !input.resourceId,
        subject,
        state: 'held' as const,
        expiresAt: null,
        channel: 'clerk' as const,
        byDesk: true,
      };
      const { row } = await take(tx, wish, around);
      const contact = { ...input, personName: subject.name, phone: subject.phone };
      const { row: done } = await confirm(tx, row, { around, contact });
      return lineById(tx, done, around.book);
    }),
  );
}

/** What staff do with a booking. */
export interface SheetAct {
  readonly act: 'confirm' | 'approve' | 'refuse' | 'cancel' | 'arrive' | 'excuse';
  readonly because?: string;
}

/** Acts on a booking. @throws not-found, booking-settled, reason-missing, not-queued, too-early */
export async function actOnBooking(
  ctx: Ctx,
  bookingId: string,
  { act, because = '' }: SheetAct,
): Promise<SheetLine> {
  const around = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await reached(tx, bookingId);
    const state = after(tx, row, act, 'desk');
    const reason = because.trim();
    if ((act === 'refuse' || act === 'cancel') && reason === '')
      throw problem('booking-reason-missing', {}, [{ pointer: '/because', detail: '—' }]);
    await elevate(tx);
    if (act === 'arrive') await arrive(tx, row, { book: around.book, channel: 'clerk' });
    else if (act === 'confirm') await confirmFor(tx, row, around);
    else if (act === 'approve') await approve(tx, row, around);
    else if (act === 'excuse') await setBookingState(tx, row.id, state, { endedBecause: reason });
    else await endAndTell(tx, row, { state, reason, around });
    const detail = { ...factsOf(row), reason };
    await audit(tx, [{ action: `booking.${act}`, subject: row.id, detail }]);
    return lineById(tx, await reached(tx, bookingId), around.book);
  });
}

/** Who was offered another time said yes at the window or by telephone. */
async function confirmFor(tx: Tx, row: BookingRow, around: Surroundings): Promise<void> {
  const [contact] = await contactsOf(tx, [row.id]);
  const { personName = '', phone = '', address = '', note = '' } = contact ?? {};
  await confirm(tx, row, { around, contact: { personName, phone, address, note } });
}

async function approve(tx: Tx, row: BookingRow, { book }: Surroundings): Promise<void> {
  await setBookingState(tx, row.id, 'confirmed');
  const done = { ...row, state: 'confirmed' as const };
  await noteChange(tx, done, timersOf(tx, done, book));
  await tellPerson(tx, done, {
    book,
    told: { template: 'booking.confirmed', urgency: 'important' },
  });
}

async function endAndTell(
  tx: Tx,
  row: BookingRow,
  {
    state,
    reason,
    around,
  }: {
    readonly state: BookingRow['state'];
    readonly reason: string;
    readonly around: Surroundings;
  },
): Promise<void> {
  const done = await endBooking(tx, row, { state, because: reason, around });
  const template = state === 'refused' ? 'booking.refused' : 'booking.cancelledByTown';
  const told = { template, urgency: 'important' as const, values: { reason } };
  await tellPerson(tx, done, { book: around.book, told });
}

/** Moves a booking for its person. @throws not-found, booking-settled, slot-unknown, slot-taken, own-overlap */
export async function moveFor(ctx: Ctx, bookingId: string, input: MoveInput): Promise<SheetLine> {
  const around = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await reached(tx, bookingId);
    after(tx, row, 'move', 'desk');
    const moved = await moveBooking(tx, row, { input, around, byDesk: true });
    return lineById(tx, moved, around.book);
  });
}

/** A booking within the actor's reach, locked. @throws not-found */
async function reached(tx: Tx, bookingId: string): Promise<BookingRow> {
  const row = await lockBooking(tx, bookingId);
  if (!row) throw generalProblem('not-found', { what: '预约' });
  return row;
}

async function lineById(tx: Tx, row: BookingRow, book: Book): Promise<SheetLine> {
  const [contact] = await contactsOf(tx, [row.id]);
  return lineOf(row, contact, book);
}
