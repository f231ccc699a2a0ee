/** Queries about goods and redemptions. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { RedemptionState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type { GoodRecord, RedemptionRecord } from './tables.ts';

const redemptions = 'participation.redemptions';

export async function insertGoods(tx: Tx, rows: readonly GoodRecord[]): Promise<void> {
  await insertMany(tx, 'participation.goods', rows);
}

/** Goods by price; only those on offer unless all are asked for. */
export function goodRows(tx: Tx, all: boolean): Promise<GoodRecord[]> {
  const query = on(tx)
    .selectFrom('participation.goods')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('points')
    .orderBy('id');
  return (all ? query : query.where('active', '=', true)).execute();
}

/** Takes pieces from the stock, or gives them back (negative). @returns what is left, null where there are too few */
export async function takeStock(tx: Tx, goodId: string, pieces: number): Promise<number | null> {
  const { rows } = await tx.client.query<{ stock: number }>(
    `UPDATE participation.goods SET stock = stock - $3 WHERE tenant_id = $1 AND id = $2 AND stock >= $3 RETURNING stock`,
    [tx.ctx.tenantId, goodId, pieces],
  );
  return rows[0]?.stock ?? null;
}

/** Pieces of a good that a person has reserved or collected since an instant. */
export async function piecesTaken(
  tx: Tx,
  of: { readonly personId: string; readonly goodId: string; readonly since: Date },
): Promise<number> {
  const { rows } = await tx.client.query<{ pieces: number }>(
    `SELECT coalesce(sum(quantity), 0) AS pieces FROM participation.redemptions
     WHERE tenant_id = $1 AND person_id = $2 AND good_id = $3 AND reserved_at >= $4 AND state IN ('reserved', 'collected')`,
    [tx.ctx.tenantId, of.personId, of.goodId, of.since],
  );
  return rows[0]?.pieces ?? 0;
}

/** Keeps a redemption. @returns false where its code is in use */
export async function insertRedemption(tx: Tx, row: RedemptionRecord): Promise<boolean> {
  return (await insertMany(tx, redemptions, [row], 'ON CONFLICT DO NOTHING')) > 0;
}

export function lockRedemption(tx: Tx, id: string): Promise<RedemptionRecord | undefined> {
  return on(tx)
    .selectFrom(redemptions)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The redemption that waits under a code, locked. */
export function lockByCode(tx: Tx, code: string): Promise<RedemptionRecord | undefined> {
  return on(tx)
    .selectFrom(redemptions)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .where('state', '=', 'reserved')
    .forUpdate()
    .executeTakeFirst();
}

export async function endRedemption(
  tx: Tx,
  id: string,
  change: Pick<RedemptionRecord, 'state' | 'endedAt' | 'endedBy'>,
): Promise<void> {
  await on(tx)
    .updateTable(redemptions)
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of redemptions, newest first. */
export function redemptionPage(
  tx: Tx,
  filter: { readonly personId?: string; readonly state?: RedemptionState },
  { limit, afterId }: IdPage,
): Promise<RedemptionRecord[]> {
  let query = on(tx)
    .selectFrom(redemptions)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.personId) query = query.where('personId', '=', filter.personId);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (afterId) query = query.where('id', '<', afterId);
  return query.execute();
}
