/** The waiting list of full days. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers, setTimers, type Timer } from '#platform/timers/index.ts';
import { instantAt } from '#platform/calendar/index.ts';
import type { OwnWait } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { laterDay } from '../rules/day.ts';
import { insertWait, isBarred, lockWait, setWait, waitersBefore } from '../store/lists.ts';
import type { WaitRow } from '../store/tables.ts';
import { readOpenSlots } from './availability.ts';
import { type Book, meantResources, openPool, surroundings, windowOf } from './book.ts';
import { limitPerson, ownSubject } from './subject.ts';
import { barredProblem } from './take.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayDay } from './words.ts';

/** Joins the list. @throws pool-unknown, bookable-unknown, wait-not-needed, wait-twice, barred */
export async function joinWait(
  ctx: Ctx,
  input: { readonly poolId: string; readonly day: string; readonly resourceId?: string },
): Promise<OwnWait> {
  limitPerson(ctx);
  const { personId, personKey } = ownSubject(ctx);
  const around = await surroundings(ctx);
  const pool = openPool(around.book, input.poolId);
  const resources = meantResources(pool, input.resourceId);
  const { day } = input;
  return ctx.database.inTenant(ctx, async (tx) => {
    if (await isBarred(tx, personKey)) throw await barredProblem(tx, personKey, around);
    const window = windowOf(ctx, pool);
    const slots = await readOpenSlots(tx, day, resources, { around, window });
    const said = { day: sayDay(day, ctx.locale) };
    if (slots.length === 0) throw problem('slot-unknown', { time: said.day });
    if (slots.some(({ free }) => free > 0)) throw problem('wait-not-needed', said);
    const row: WaitRow = {
      id: uuidv7(ctx.clock.now().getTime()),
      tenantId: ctx.tenantId,
      poolId: pool.id,
      resourceId: input.resourceId ?? null,
      day,
      personId,
      state: 'waiting',
      bookingId: null,
      joinedAt: ctx.clock.now(),
      settledAt: null,
    };
    if (!(await insertWait(tx, row))) throw problem('wait-twice', said);
    const dueAt = instantAt(laterDay(day, 1));
    await setTimers(tx, [{ kind: timerKinds.waitOver, subject: row.id, dueAt }]);
    await audit(tx, [
      { action: 'booking.join', subject: row.id, detail: { poolId: pool.id, day } },
    ]);
    return waitView(row, around.book, 0);
  });
}

/** Leaves the list. @throws not-found */
export async function withdrawWait(ctx: Ctx, waitId: string): Promise<void> {
  limitPerson(ctx);
  const { personId } = ownSubject(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockWait(tx, waitId);
    if (row?.personId !== personId || row.state !== 'waiting')
      throw generalProblem('not-found', { what: '候补' });
    await setWait(tx, { id: waitId }, 'withdrawn');
    await clearTimers(tx, waitId, [timerKinds.waitOver]);
    await audit(tx, [{ action: 'booking.withdraw', subject: waitId }]);
  });
}

/** The day is over. */
export async function waitOver(tx: Tx, timer: Timer): Promise<void> {
  await setWait(tx, { id: timer.subject }, 'over');
}

/** Waitings with their places. */
export async function waitViews(tx: Tx, rows: readonly WaitRow[], book: Book): Promise<OwnWait[]> {
  if (rows.length === 0) return [];
  const before = await waitersBefore(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => waitView(row, book, before.get(row.id) ?? 0));
}

function waitView(row: WaitRow, book: Book, before: number): OwnWait {
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId ?? '');
  return {
    id: row.id,
    state: row.state,
    day: row.day,
    poolId: row.poolId,
    poolZh: pool?.nameZh ?? '',
    poolEn: pool?.nameEn ?? '',
    resourceZh: resource?.nameZh ?? null,
    resourceEn: resource?.nameEn ?? null,
    before,
    bookingId: row.bookingId,
  };
}
