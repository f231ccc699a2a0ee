/** The work of sealing: what lay open before its field was declared, and what a former key sealed. */
import type { Ctx } from '../context/index.ts';
import type { Database, Tx } from '../database/index.ts';
import { resealBatch, type SealedTable, type SealingBatch } from '../sealing/index.ts';

/** After a key was turned, this long another process may still seal with the former one, ms. */
const graceMs = 120_000;

/** What a pass over a town did. */
export interface SealingPass {
  /** Rows sealed (anew). */
  readonly sealed: number;
  /** Former keys that nothing is sealed with any more, destroyed. */
  readonly destroyed: number;
}

/** What is still to be looked through in a town, for everything to be sealed with this key. */
interface Goal {
  readonly version: number;
  readonly tables: readonly SealedTable[];
  readonly startedAt: Date;
}

/**
 * Seals what is to be sealed in every town. May be cut off and called again at any time, in several
 * processes; costs one query when nothing is to do.
 */
export async function sealTowns(
  database: Database,
  ctxOf: (tenantId: string) => Ctx,
  now: Date,
): Promise<SealingPass> {
  let [sealed, destroyed] = [0, 0];
  for (const [tenantId, goal] of await goalsOf(database, now)) {
    const ctx = ctxOf(tenantId);
    for (const table of goal.tables) sealed += await sealTable(ctx, table, goal);
    destroyed += await destroyFormer(ctx, goal);
  }
  return { sealed, destroyed };
}

/**
 * Towns with something to do. A table is done when a pass found nothing to seal in it; when that pass fell
 * in the grace after a turn of the keys, it counts until the grace is over, and is then made again.
 */
async function goalsOf(database: Database, now: Date): Promise<Map<string, Goal>> {
  const { vault } = database;
  const { rows } = await database.inSystem(({ client }) =>
    client.query<KeyState>(
      `WITH key AS (
         SELECT DISTINCT ON (tenant_id) tenant_id, version, created_at, count(*) OVER (PARTITION BY tenant_id) > 1 AS has_former
         FROM platform.data_keys WHERE purpose = 'seal' AND destroyed_at IS NULL ORDER BY tenant_id, version DESC)
       SELECT tenant.tenant_id AS "tenantId", coalesce(key.version, 1) AS version, key.created_at AS "turnedAt",
         coalesce(key.has_former, false) AS "hasFormer",
         coalesce(array_agg(done.table_name || ':' || done.fields) FILTER (WHERE done.key_version >= key.version
           AND (done.sealed_at >= key.created_at + $1::integer * interval '1 ms'
             OR $2 < key.created_at + $1::integer * interval '1 ms')), '{}') AS done
       FROM platform.tenants AS tenant
       LEFT JOIN key ON key.tenant_id = tenant.tenant_id
       LEFT JOIN platform.sealed_fields AS done ON done.tenant_id = tenant.tenant_id
       GROUP BY 1, 2, 3, 4`,
      [graceMs, now],
    ),
  );
  const goals = rows.map(({ tenantId, version, turnedAt, hasFormer, done }) => {
    const tables = [...vault.tables.values()].filter((table) => !done.includes(markOf(table)));
    const mayDestroy =
      hasFormer && turnedAt !== null && now.getTime() >= turnedAt.getTime() + graceMs;
    return {
      tenantId,
      goal: { version, tables, startedAt: now },
      isOpen: tables.length > 0 || mayDestroy,
    };
  });
  return new Map(
    goals.filter(({ isOpen }) => isOpen).map(({ tenantId, goal }) => [tenantId, goal]),
  );
}

interface KeyState {
  readonly tenantId: string;
  readonly version: number;
  readonly turnedAt: Date | null;
  readonly hasFormer: boolean;
  readonly done: string[];
}

const fieldsOf = ({ columns }: SealedTable): string =>
  columns.map(({ column, index }) => (index ? `${column}+${index.column}` : column)).join();
const markOf = (table: SealedTable): string => `${table.table}:${fieldsOf(table)}`;

/** @returns rows sealed; the table is marked when a pass found none */
async function sealTable(ctx: Ctx, table: SealedTable, goal: Goal): Promise<number> {
  const { tenantId } = ctx;
  let sealed = 0;
  let batch: SealingBatch | null = { tenantId, table, after: null, version: goal.version };
  while (batch) {
    const { last, count } = await resealed(ctx, batch);
    sealed += count;
    batch = last === null ? null : { ...batch, after: last };
  }
  // Batches lock their rows: after a whole pass nothing of before is left, whoever writes meanwhile seals.
  await ctx.database.inTenant(ctx, (tx) => mark(tx, table, goal));
  return sealed;
}

const resealed = (ctx: Ctx, batch: SealingBatch) =>
  ctx.database.inTenant(ctx, (tx) => resealBatch(ctx.database.vault, tx.client, batch));

async function mark(tx: Tx, table: SealedTable, goal: Goal): Promise<void> {
  await tx.client.query(
    `INSERT INTO platform.sealed_fields (tenant_id, table_name, fields, key_version, sealed_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, table_name)
     DO UPDATE SET fields = excluded.fields, key_version = excluded.key_version, sealed_at = excluded.sealed_at`,
    [tx.ctx.tenantId, table.table, fieldsOf(table), goal.version, goal.startedAt],
  );
}

/** Destroys former keys once every table was looked through by a pass that began after the grace. */
async function destroyFormer(ctx: Ctx, goal: Goal): Promise<number> {
  const tables = [...ctx.database.vault.tables.keys()];
  return ctx.database.inSystem(async ({ client }) => {
    const { rowCount } = await client.query(
      `UPDATE platform.data_keys AS former SET wrapped = '', destroyed_at = $3
       FROM platform.data_keys AS present
       WHERE former.tenant_id = $1 AND former.purpose = 'seal' AND former.version < $2 AND former.destroyed_at IS NULL
         AND present.tenant_id = $1 AND present.purpose = 'seal' AND present.version = $2
         AND $4 = (SELECT count(*) FROM platform.sealed_fields WHERE tenant_id = $1 AND table_name = ANY ($5::text[])
           AND key_version >= $2 AND sealed_at >= present.created_at + $6::integer * interval '1 ms')`,
      [ctx.tenantId, goal.version, goal.startedAt, tables.length, tables, graceMs],
    );
    return rowCount ?? 0;
  });
}
