/** Definitions of indicators. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { DefinitionRow, IndicatorTables } from './tables.ts';

const on = (tx: Tx) => tx.as<IndicatorTables>();

/** All definitions of the town, in order of group and code. */
export function definitionRows(tx: Tx): Promise<DefinitionRow[]> {
  return on(tx)
    .selectFrom('indicators.definitions')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('code')
    .execute();
}

/** Moves with every change of a definition. */
export async function definitionsRevision(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ revision: string }>(
    `SELECT count(*) || '-' || coalesce(sum(version), 0) AS revision FROM indicators.definitions WHERE tenant_id = $1`,
    [tx.ctx.tenantId],
  );
  return rows[0]?.revision ?? '';
}

/** One definition, locked. */
export function lockDefinition(tx: Tx, code: string): Promise<DefinitionRow | undefined> {
  return on(tx)
    .selectFrom('indicators.definitions')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps definitions, over what was there. */
export async function saveDefinitions(tx: Tx, rows: readonly DefinitionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await on(tx)
    .insertInto('indicators.definitions')
    .values(
      rows.map((row) => ({
        ...row,
        content: sql<DefinitionRow['content']>`${JSON.stringify(row.content)}::jsonb`,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'code']).doUpdateSet((excluded) => ({
        content: excluded.ref('excluded.content'),
        active: excluded.ref('excluded.active'),
        version: excluded.ref('excluded.version'),
        savedAt: excluded.ref('excluded.savedAt'),
        savedByName: excluded.ref('excluded.savedByName'),
      })),
    )
    .execute();
}
