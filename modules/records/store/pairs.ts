/** Queries about doubtful pairs. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { EntityKind } from '../contract/kinds.ts';
import type { PairRecord, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();
const table = 'records.pairs';

/** A page of pairs of a state, the likeliest first, one more than asked. */
export function pairPage(
  tx: Tx,
  filter: {
    readonly state: PairRecord['state'];
    readonly after: { readonly probability: number; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<PairRecord[]> {
  const { state, after } = filter;
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', state)
    .orderBy('probability', 'desc')
    .orderBy('id')
    .limit(filter.limit + 1);
  if (after) {
    query = query.where((where) =>
      where.or([
        where('probability', '<', after.probability),
        where.and([where('probability', '=', after.probability), where('id', '>', after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** A pair. @param lock keeps others from judging it until the transaction ends */
export function pairRow(tx: Tx, id: string, lock = false): Promise<PairRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Pairs that somebody has judged. */
export function judgedPairs(tx: Tx, kind: EntityKind): Promise<PairRecord[]> {
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .where('state', 'in', ['same', 'different'])
    .orderBy('id')
    .execute();
}

/** Puts the doubtful pairs of a kind in place of those that nobody has judged; what was put off stays so. */
export async function replaceOpenPairs(
  tx: Tx,
  kind: EntityKind,
  rows: readonly PairRecord[],
): Promise<void> {
  const kept = rows.flatMap(({ memberA, memberB }) => [`${memberA}${memberB}`]);
  await tx.client.query(
    `DELETE FROM records.pairs WHERE tenant_id = $1 AND kind = $2 AND state IN ('open', 'later')
       AND NOT (member_a::text || member_b::text = ANY($3))`,
    [tx.ctx.tenantId, kind, kept],
  );
  for (let from = 0; from < rows.length; from += 5000) {
    await insertMany(
      tx,
      table,
      rows.slice(from, from + 5000),
      `ON CONFLICT (tenant_id, member_a, member_b) DO UPDATE
       SET probability = EXCLUDED.probability, odds = EXCLUDED.odds, levels = EXCLUDED.levels`,
    );
  }
}

/** Keeps judgements: of new pairs, or of those that were in doubt. */
export async function saveJudgements(tx: Tx, rows: readonly PairRecord[]): Promise<void> {
  await insertMany(
    tx,
    table,
    rows,
    `ON CONFLICT (tenant_id, member_a, member_b) DO UPDATE SET state = EXCLUDED.state, decided_by = EXCLUDED.decided_by,
     decided_by_name = EXCLUDED.decided_by_name, decided_at = EXCLUDED.decided_at, reason = EXCLUDED.reason,
     version = records.pairs.version + 1`,
  );
}

/** Takes judgements back: those pairs are unknown again. */
export async function forgetJudgements(
  tx: Tx,
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  await tx.client.query(
    `DELETE FROM records.pairs p USING unnest($2::uuid[], $3::uuid[]) AS t(a, b)
     WHERE p.tenant_id = $1 AND p.member_a = t.a AND p.member_b = t.b`,
    [tx.ctx.tenantId, pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
}

/** How many pairs of each state there are. */
export async function pairCounts(tx: Tx): Promise<ReadonlyMap<PairRecord['state'], number>> {
  const { rows } = await tx.client.query<{ state: PairRecord['state']; count: number }>(
    'SELECT state, count(*)::int AS count FROM records.pairs WHERE tenant_id = $1 GROUP BY state',
    [tx.ctx.tenantId],
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** How many pairs with one of these members wait. */
export async function waitingOf(tx: Tx, memberIds: readonly string[]): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM records.pairs
     WHERE tenant_id = $1 AND state IN ('open', 'later') AND (member_a = ANY($2) OR member_b = ANY($2))`,
    [tx.ctx.tenantId, memberIds],
  );
  return rows[0]?.count ?? 0;
}
