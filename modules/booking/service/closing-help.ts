/** Doing for one person what the clerk chose when a booked time was closed. */
import type { Tx } from '#platform/database/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import type { ClosingDone } from '../contract/index.ts';
import { setBookingState } from '../store/bookings.ts';
import { contactsOf, saveContacts } from '../store/contacts.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { countDown } from '../store/take.ts';
import type { Resource, Surroundings } from './book.ts';
import type { Way } from './closing-ways.ts';
import { moveBooking } from './move.ts';
import { take } from './take.ts';
import { noteChange, tellPerson } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayTime } from './words.ts';

const minuteMs = 60_000;
const answerHours = 24;

/** What the clerk chose for one. */
export interface Choice {
  readonly bookingId: string;
  readonly choice: 'move' | 'offer' | 'cancel';
}

/** What is known when one is helped. */
export interface Helping {
  readonly choice: Choice['choice'];
  readonly way: Way;
  readonly reason: string;
  readonly around: Surroundings;
}

/** Moves, offers or cancels, and tells the person. @returns which of them it came to */
export async function help(tx: Tx, row: BookingRow, helping: Helping): Promise<keyof ClosingDone> {
  const { choice, way, around } = helping;
  if (choice === 'move' && way.same && (await moved(tx, row, way.same, around))) return 'moved';
  await drop(tx, row, helping);
  if (choice !== 'cancel' && way.other && row.state !== 'held' && (await offered(tx, row, helping)))
    return 'offered';
  const told = {
    template: 'booking.cancelledByTown',
    urgency: 'urgent' as const,
    values: { reason: helping.reason },
    link: `/booking/${row.poolId}`,
  };
  await tellPerson(tx, row, { book: around.book, told });
  return 'cancelled';
}

/** To an equal at the same time; somebody may have been quicker there. */
async function moved(
  tx: Tx,
  row: BookingRow,
  to: Resource,
  around: Surroundings,
): Promise<boolean> {
  try {
    const input = { from: row.from.toISOString(), resourceId: to.id };
    await moveBooking(tx, row, { input, around, byDesk: true });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

async function drop(tx: Tx, row: BookingRow, { reason }: Helping): Promise<void> {
  const settledAt = tx.ctx.clock.now();
  await setBookingState(tx, row.id, 'cancelled', { settledAt, endedBecause: reason });
  await clearTimers(tx, row.id);
  if (!row.exclusive) await countDown(tx, row.resourceId, row.from);
  await noteChange(tx, { ...row, state: 'cancelled' }, []);
}

/** Another time is kept for the person, who says yes or chooses differently. */
async function offered(tx: Tx, row: BookingRow, helping: Helping): Promise<boolean> {
  const { way, reason, around } = helping;
  const { other } = way;
  if (!other) return false;
  const now = tx.ctx.clock.now();
  const expiresAt = new Date(
    Math.min(now.getTime() + answerHours * 60 * minuteMs, other.from.getTime()),
  );
  const { personId, personKey } = row;
  const [contact] = await contactsOf(tx, [row.id]);
  try {
    const { row: kept } = await take(
      tx,
      {
        pool: other.resource.pool,
        resources: [other.resource],
        from: other.from,
        anyOfPool: row.anyOfPool,
        subject: { personId, personKey, name: '', phone: '' },
        state: 'held',
        expiresAt,
        channel: 'replacement',
        replacesId: row.id,
        byDesk: true,
      },
      around,
    );
    if (contact) await saveContacts(tx, [sameContact(contact, kept)]);
    await noteChange(tx, kept, [{ kind: timerKinds.expire, subject: kept.id, dueAt: expiresAt }]);
    const told = {
      template: 'booking.affected',
      urgency: 'urgent' as const,
      values: { reason, was: sayTime(row.from), until: sayTime(expiresAt) },
    };
    await tellPerson(tx, kept, { book: around.book, told });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The same person for another booking; the index is written anew by the sealing. */
function sameContact(
  contact: ContactRow & { phoneIndex?: string | null },
  kept: BookingRow,
): ContactRow {
  const { phoneIndex: _, ...rest } = contact;
  return { ...rest, bookingId: kept.id, keptFrom: kept.until };
}
