/** The shop: goods are reserved for points and handed out against a code. */
import { randomInt } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import type { OwnRedemption } from '../../contract/index.ts';
import { problem } from '../../problems.ts';
import { addEntries, lockBalance } from '../../store/points.ts';
import { villagesOfPeople } from '../../store/roll.ts';
import { lockRow } from '../../store/rows.ts';
import { insertRedemption, piecesTaken, redemptionPage, takeStock } from '../../store/shop.ts';
import type { EntryRecord, GoodRecord, RedemptionRecord } from '../../store/tables.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { residentSubject, subjectIn, withinLimit } from '../subject.ts';
import { announcePoints } from '../tell.ts';

/** Timer that ends what nobody collects. */
export const expireTimer = 'participation.expireRedemption';
const keptDays = 14;
const dayMs = 86_400_000;

/** Moves points for a redemption. */
export async function bookRedemption(
  tx: Tx,
  row: RedemptionRecord,
  kind: 'spend' | 'refund',
): Promise<void> {
  const now = tx.ctx.clock.now();
  const villages = await villagesOfPeople(tx, [row.personId]);
  const entry: EntryRecord = {
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    personId: row.personId,
    kind,
    points: kind === 'spend' ? -row.points : row.points,
    rule: '',
    source: 'participation.redemptions',
    sourceId: row.id,
    villageId: villages.get(row.personId) ?? null,
    note: kind === 'spend' ? `兑换 ${row.goodName}` : `兑换取消，退回 ${row.goodName}`,
    happenedAt: now,
    enteredAt: now,
    // What comes back lasts a year: nobody loses points by a cancellation.
    expiresAt: kind === 'refund' ? new Date(now.getTime() + 365 * dayMs) : null,
  };
  await addEntries(tx, [entry]);
  await announcePoints(tx, [row.personId]);
}

/** Reserves goods. @throws see the operation */
export async function redeem(
  ctx: Ctx,
  input: { readonly goodId: string; readonly quantity: number },
  key: string | null,
): Promise<OwnRedemption> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await residentSubject(tx);
    return once(tx, { operation: 'participation.redeem', key, request: input }, async () => {
      withinLimit(ctx, 'perPerson', `redeem ${personId}`);
      // Goods first, then the account: everybody locks in this order.
      const good = await lockRow(tx, 'goods', input.goodId);
      if (!good?.active) throw problem('good-unknown');
      await requireWithinMonth(tx, good, { personId, quantity: input.quantity });
      const points = good.points * input.quantity;
      const balance = await lockBalance(tx, personId);
      if (balance < points) throw problem('points-short', { needed: points, balance });
      if ((await takeStock(tx, good.id, input.quantity)) === null) {
        throw problem('good-sold-out', { left: good.stock });
      }
      const row = await keep(tx, good, { personId, quantity: input.quantity, points });
      await bookRedemption(tx, row, 'spend');
      await setTimers(tx, [{ kind: expireTimer, subject: row.id, dueAt: row.untilAt }]);
      await audit(tx, [{ action: 'participation.redeem', subject: row.id, detail: { points } }]);
      return ownRow(row);
    });
  });
}

interface Wish {
  readonly personId: string;
  readonly quantity: number;
}

/** @throws good-limit */
async function requireWithinMonth(tx: Tx, good: GoodRecord, wish: Wish): Promise<void> {
  const since = instantAt(`${localDay(tx.ctx.clock.now()).slice(0, 7)}-01`);
  const taken = await piecesTaken(tx, { personId: wish.personId, goodId: good.id, since });
  if (taken + wish.quantity > good.perPerson) throw problem('good-limit', { most: good.perPerson });
}

async function keep(
  tx: Tx,
  good: GoodRecord,
  wish: Wish & { readonly points: number },
): Promise<RedemptionRecord> {
  const now = tx.ctx.clock.now();
  const row = {
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    ...wish,
    goodId: good.id,
    goodName: good.name,
    station: good.station,
    state: 'reserved' as const,
    reservedAt: now,
    untilAt: new Date(now.getTime() + keptDays * dayMs),
    endedAt: null,
    endedBy: null,
  };
  // The index of open codes refuses one that is in use; another is drawn then.
  for (let tries = 0; tries < 20; tries += 1) {
    const coded = { ...row, code: String(randomInt(1_000_000)).padStart(6, '0') };
    if (await insertRedemption(tx, coded)) return coded;
  }
  throw generalProblem('temporarily-unavailable');
}

/** An own redemption; the code is shown while it waits. */
export function ownRow(row: RedemptionRecord): OwnRedemption {
  return {
    id: row.id,
    goodName: row.goodName,
    quantity: row.quantity,
    points: row.points,
    code: row.state === 'reserved' ? row.code : null,
    station: row.station,
    state: row.state,
    reservedAt: row.reservedAt.toISOString(),
    untilAt: row.untilAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** A page of the own redemptions. */
export async function ownRedemptions(ctx: Ctx, asked: Asked) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await redemptionPage(tx, { personId }, page), page);
    return { items: rows.map(ownRow), nextCursor };
  });
}
