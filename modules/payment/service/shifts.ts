/** Shifts at the cash desk: opened with the change in the drawer, closed by counting it. */
import { peopleByIds } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { ShiftView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { expectedInDrawer } from '../rules/cash.ts';
import { depositLines } from '../rules/posting.ts';
import {
  insertBook,
  insertShift,
  openShiftOf,
  shiftPage,
  shiftSums,
  updateShift,
} from '../store/books.ts';
import type { EntryRecord, ShiftRecord } from '../store/tables.ts';
import { goodReason } from './bill-words.ts';
import { enterBook } from './evidence.ts';
import { readableNumbers } from './numbers.ts';
import { linesOf } from './post.ts';

/** The clerk's open shift, locked. @throws shift-missing */
export async function heldShift(tx: Tx): Promise<ShiftRecord> {
  const { personId } = tx.ctx.actor;
  const shift = personId ? await openShiftOf(tx, personId) : undefined;
  if (!shift) throw problem('shift-missing');
  return shift;
}

/** The own open shift. */
export async function currentShift(ctx: Ctx): Promise<{ readonly shift: ShiftView | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { personId } = ctx.actor;
    const shift = personId ? await openShiftOf(tx, personId) : undefined;
    const [view] = shift ? await shiftViews(tx, [shift]) : [];
    return { shift: view ?? null };
  });
}

/** Opens a shift. @throws shift-open */
export async function openShift(ctx: Ctx, openingFen: number): Promise<ShiftView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const clerkId = ctx.actor.personId;
    if (!clerkId) throw generalProblem('sign-in-required');
    if (await openShiftOf(tx, clerkId)) throw problem('shift-open');
    const [number = ''] = await readableNumbers(tx, 'JB', 1);
    const now = ctx.clock.now();
    const row: ShiftRecord = {
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      number,
      clerkId,
      openingFen,
      openedAt: now,
      closedAt: null,
      expectedFen: null,
      countedFen: null,
      handedTo: '',
      note: '',
    };
    await insertShift(tx, row);
    await audit(tx, [{ action: 'payment.openShift', subject: row.id, detail: { openingFen } }]);
    return viewOf(tx, row);
  });
}

/** Hands a shift over. A difference wants a reason; it is booked, not hidden. @throws shift-missing, payment-reason-short */
export async function closeShift(
  ctx: Ctx,
  input: { readonly countedFen: number; readonly handedTo: string; readonly note: string },
): Promise<ShiftView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const shift = await heldShift(tx);
    const [sums] = await shiftSums(tx, [shift.id]);
    const taken = { takenFen: sums?.cashFen ?? 0, backFen: sums?.backFen ?? 0 };
    const expectedFen = expectedInDrawer({ openingFen: shift.openingFen, ...taken });
    const differenceFen = input.countedFen - expectedFen;
    const note = differenceFen === 0 ? input.note.trim() : goodReason(input.note, '/note');
    const closed = {
      closedAt: ctx.clock.now(),
      expectedFen,
      countedFen: input.countedFen,
      handedTo: input.handedTo.trim(),
      note,
    };
    await updateShift(tx, shift.id, closed);
    await deposit(tx, shift, { takenFen: taken.takenFen - taken.backFen, differenceFen });
    const detail = { number: shift.number, expectedFen, countedFen: input.countedFen };
    await audit(tx, [{ action: 'payment.closeShift', subject: shift.id, detail }]);
    return viewOf(tx, { ...shift, ...closed });
  });
}

/** The cash of a shift goes to the bank; what is missing or too much stands on its own account. */
async function deposit(
  tx: Tx,
  shift: ShiftRecord,
  { takenFen, differenceFen }: { readonly takenFen: number; readonly differenceFen: number },
): Promise<void> {
  const amountFen = Math.max(takenFen + differenceFen, takenFen, 0);
  const lines = depositLines(takenFen, differenceFen);
  if (takenFen < 0 || takenFen + differenceFen < 0 || amountFen === 0) return;
  const [number = ''] = await readableNumbers(tx, 'PZ', 1);
  const bookedAt = tx.ctx.clock.now();
  const entry: EntryRecord = {
    id: uuidv7(bookedAt.getTime()),
    tenantId: tx.ctx.tenantId,
    number,
    kind: 'deposit',
    billId: null,
    orderId: null,
    refundId: null,
    shiftId: shift.id,
    amountFen,
    bookedAt,
  };
  const rows = linesOf(entry, lines);
  await insertBook(tx, [entry], rows);
  await enterBook(tx, [entry], rows);
}

/** A page of shifts. */
export async function listShifts(
  ctx: Ctx,
  query: { readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await shiftPage(tx, { limit, afterId: readCursor(query.cursor)?.id ?? null });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await shiftViews(tx, shown),
      nextCursor: last ? writeCursor(last.openedAt, last.id) : null,
    };
  });
}

async function viewOf(tx: Tx, row: ShiftRecord): Promise<ShiftView> {
  const [view] = await shiftViews(tx, [row]);
  if (!view) throw new Error('a shift without a view');
  return view;
}

async function shiftViews(tx: Tx, rows: readonly ShiftRecord[]): Promise<ShiftView[]> {
  const people = await peopleByIds(tx, [...new Set(rows.map(({ clerkId }) => clerkId))]);
  const sums = await shiftSums(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = sums.find(({ shiftId }) => shiftId === row.id);
    const [takenFen, backFen] = [own?.cashFen ?? 0, own?.backFen ?? 0];
    return {
      id: row.id,
      number: row.number,
      clerkName: people.find(({ id }) => id === row.clerkId)?.name ?? '',
      openingFen: row.openingFen,
      openedAt: row.openedAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      cashCount: own?.cashCount ?? 0,
      cashFen: takenFen,
      cashBackFen: backFen,
      posCount: own?.posCount ?? 0,
      posFen: own?.posFen ?? 0,
      expectedFen:
        row.expectedFen ?? expectedInDrawer({ openingFen: row.openingFen, takenFen, backFen }),
      countedFen: row.countedFen,
      handedTo: row.handedTo,
      note: row.note,
    };
  });
}
