/** Bookings as their persons see them. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { OwnBooking } from '../contract/index.ts';
import { bookingActs } from '../rules/transition.ts';
import { contactsOf } from '../store/contacts.ts';
import { numbersOf } from '../store/lists.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { ticketsOfBookings } from '../store/tickets.ts';
import type { Book } from './book.ts';

/** What a view needs besides the booking. */
interface Beside {
  readonly contact?: ContactRow | undefined;
  readonly ticket?: { readonly id: string; readonly token: string } | undefined;
  readonly replacesNumber?: string | undefined;
}

const minuteMs = 60_000;

/** One booking. */
export function ownView(
  ctx: Ctx,
  row: BookingRow,
  { book, beside = {} }: { readonly book: Book; readonly beside?: Beside },
): OwnBooking {
  const { contact, ticket } = beside;
  const arriveFrom = new Date(row.from.getTime() - book.rules.earlyMinutes * minuteMs);
  return {
    ...placeOf(row, book),
    id: row.id,
    number: row.number,
    state: row.state,
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    anyOfPool: row.anyOfPool,
    expiresAt: row.state === 'held' ? (row.expiresAt?.toISOString() ?? null) : null,
    because: row.endedBecause,
    replacesNumber: beside.replacesNumber ?? null,
    arriveFrom: arriveFrom.toISOString(),
    ticketId: ticket?.id ?? null,
    ticketToken: ticket?.token ?? null,
    acts: actsOf(ctx, row, book),
    personName: contact?.personName ?? '',
    phone: contact?.phone ?? '',
    address: contact?.address ?? '',
    note: contact?.note ?? '',
    version: row.version,
  };
}

/** Names and rules of where a booking is. */
function placeOf(row: BookingRow, book: Book) {
  const resource = book.resource.get(row.resourceId);
  const pool = book.pool.get(row.poolId);
  return {
    kind: pool?.kind ?? 'window',
    poolId: row.poolId,
    poolZh: pool?.nameZh ?? '',
    poolEn: pool?.nameEn ?? '',
    hintZh: pool?.hintZh ?? '',
    hintEn: pool?.hintEn ?? '',
    resourceId: row.resourceId,
    resourceZh: resource?.nameZh ?? '',
    resourceEn: resource?.nameEn ?? '',
    spotZh: resource?.spotZh ?? '',
    siteCode: pool?.site.code ?? '',
    siteZh: pool?.site.nameZh ?? '',
    siteEn: pool?.site.nameEn ?? '',
    locationZh: pool?.site.locationZh ?? '',
    sitePhone: pool?.site.publicPhone ?? '',
    atHome: pool?.asksAddress ?? false,
    needsApproval: pool?.needsApproval ?? false,
  };
}

function actsOf({ clock }: Ctx, row: BookingRow, book: Book): OwnBooking['acts'] {
  const pool = book.pool.get(row.poolId);
  const now = clock.now();
  const isOver = row.state === 'held' && row.expiresAt !== null && row.expiresAt <= now;
  return bookingActs(row.state, 'person').filter((act) => {
    if (act === 'arrive') return pool?.queued === true;
    if (act === 'confirm') return !isOver && pool?.needsApproval !== true;
    if (act === 'request') return !isOver && pool?.needsApproval === true;
    if (act === 'leave') return false;
    return row.from > now || act === 'cancel';
  });
}

/**
 * Several bookings with all that stands beside them.
 * @param known their contacts, where they were just written
 */
export async function ownViews(
  tx: Tx,
  rows: readonly BookingRow[],
  book: Book,
  known: readonly ContactRow[] = [],
): Promise<OwnBooking[]> {
  const ids = rows.map(({ id }) => id);
  const read = known.length > 0 ? known : await contactsOf(tx, ids);
  const contacts = new Map(read.map((one) => [one.bookingId, one]));
  const come = rows.filter(({ arrivedAt }) => arrivedAt !== null).map(({ id }) => id);
  const tickets = new Map((await ticketsOfBookings(tx, come)).map((one) => [one.bookingId, one]));
  const replaced = rows.flatMap(({ replacesId }) => (replacesId ? [replacesId] : []));
  const numbers = await numbersOf(tx, replaced);
  return rows.map((row) => {
    const beside = {
      contact: contacts.get(row.id),
      ticket: tickets.get(row.id),
      replacesNumber: numbers.get(row.replacesId ?? ''),
    };
    return ownView(tx.ctx, row, { book, beside });
  });
}
