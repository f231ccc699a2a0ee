/** What becomes free is kept for the first of the waiting list, who is told and has a while to take it. */
import { personById } from '#modules/people/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { isBarred, lockWaiting, setWait } from '../store/lists.ts';
import { isBusy } from '../store/take.ts';
import type { BookingRow, WaitRow } from '../store/tables.ts';
import { type OpenSlot, readOpenSlots } from './availability.ts';
import { type Pool, type Surroundings, windowOf } from './book.ts';
import { take } from './take.ts';
import { noteChange } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayTime } from './words.ts';

const minuteMs = 60_000;

/** Offers the free times of a day to who waits for it. The transaction must reach the whole town. */
export async function offerFree(
  tx: Tx,
  poolId: string,
  { day, around }: { readonly day: string; readonly around: Surroundings },
): Promise<void> {
  const pool = around.book.pool.get(poolId);
  if (!pool) return;
  const waits = await lockWaiting(tx, poolId, day);
  if (waits.length === 0) return;
  const window = windowOf(tx.ctx, pool);
  const resources = pool.resources.filter(({ active }) => active);
  const free = (await readOpenSlots(tx, day, resources, { around, window })).filter(
    (slot) => slot.free > 0,
  );
  for (const wait of waits) {
    if (free.length === 0) return;
    const at = await fitting(tx, wait, free);
    const slot = at < 0 ? undefined : free[at];
    if (!slot || !(await offer(tx, wait, { slot, pool, around }))) continue;
    free.splice(at, 1);
  }
}

/** The first free time that suits who waits; -1 when none does, or the person is barred. */
async function fitting(tx: Tx, wait: WaitRow, free: readonly OpenSlot[]): Promise<number> {
  if (await isBarred(tx, wait.personId)) return -1;
  for (const [at, slot] of free.entries()) {
    if (wait.resourceId && slot.resource.id !== wait.resourceId) continue;
    if (!(await isBusy(tx, wait.personId, slot))) return at;
  }
  return -1;
}

/** Keeps the time and tells the person. @returns whether it could be kept */
async function offer(
  tx: Tx,
  wait: WaitRow,
  {
    slot,
    pool,
    around,
  }: { readonly slot: OpenSlot; readonly pool: Pool; readonly around: Surroundings },
): Promise<boolean> {
  const { offerMinutes } = around.book.rules;
  const now = tx.ctx.clock.now();
  const expiresAt = new Date(
    Math.min(now.getTime() + offerMinutes * minuteMs, slot.from.getTime()),
  );
  const row = await keep(tx, wait, { slot, pool, around, expiresAt });
  if (!row) return false;
  await setWait(tx, { id: wait.id }, 'offered', row.id);
  await noteChange(tx, row, [{ kind: timerKinds.expire, subject: row.id, dueAt: expiresAt }]);
  await tell(tx, row, { pool, expiresAt });
  return true;
}

async function keep(
  tx: Tx,
  wait: WaitRow,
  {
    slot,
    pool,
    around,
    expiresAt,
  }: {
    readonly slot: OpenSlot;
    readonly pool: Pool;
    readonly around: Surroundings;
    readonly expiresAt: Date;
  },
): Promise<BookingRow | null> {
  const { personId } = wait;
  const wish = {
    pool,
    resources: [slot.resource],
    from: slot.from,
    anyOfPool: !wait.resourceId,
    subject: { personId, personKey: personId, name: '', phone: '' },
    state: 'held' as const,
    expiresAt,
    channel: 'waitingList' as const,
    byDesk: false,
  };
  try {
    const { row, again } = await take(tx, wish, around);
    return again ? null : row;
  } catch (error) {
    // Somebody was quicker, or the person has too many bookings: the next one's turn.
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function tell(
  tx: Tx,
  row: BookingRow,
  { pool, expiresAt }: { readonly pool: Pool; readonly expiresAt: Date },
): Promise<void> {
  const person = row.personId ? await personById(tx, row.personId) : undefined;
  if (!person) return;
  await queueMessages(tx, [
    {
      template: 'booking.offer',
      values: { what: pool.nameZh, time: sayTime(row.from), until: sayTime(expiresAt) },
      to: {
        personId: person.id,
        name: person.name,
        ...(person.phone ? { phone: person.phone } : {}),
      },
      urgency: 'urgent',
      subject: { kind: 'booking', id: row.id },
      link: `/booking/mine/${row.id}`,
    },
  ]);
}
