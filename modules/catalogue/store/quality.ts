/** Queries about quality rules and what they gave. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { CatalogueTables, DayRow, RuleRow } from './tables.ts';

const on = (tx: Tx) => tx.as<CatalogueTables>();

/** Rules of a resource, oldest first. */
export function ruleRows(tx: Tx, resourceId: string): Promise<RuleRow[]> {
  return on(tx)
    .selectFrom('catalogue.quality_rules')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .orderBy('id')
    .execute();
}

/** Writes rules. */
export async function insertRules(tx: Tx, rows: readonly RuleRow[]): Promise<void> {
  await insertMany(tx, 'catalogue.quality_rules', rows);
}

/** Changes a rule. @param version that it must have; left out: whatever it has @returns whether it was changed */
export async function updateRule(
  tx: Tx,
  id: string,
  change: Partial<Omit<RuleRow, 'id' | 'tenantId' | 'version'>>,
  version?: number,
): Promise<boolean> {
  const { settings, ...rest } = change;
  const result = await on(tx)
    .updateTable('catalogue.quality_rules')
    .set(
      settings
        ? { ...rest, settings: JSON.stringify(settings) as unknown as RuleRow['settings'] }
        : rest,
    )
    .$if(version !== undefined, (query) =>
      query.set((eb) => ({ version: eb('version', '+', 1) })).where('version', '=', version ?? 0),
    )
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a rule. @returns whether there was one */
export async function deleteRule(tx: Tx, resourceId: string, id: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('catalogue.quality_rules')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Keeps what a day gave, instead of what it gave before. */
export async function saveDays(tx: Tx, rows: readonly DayRow[]): Promise<void> {
  await insertMany(
    tx,
    'catalogue.quality_days',
    rows,
    'ON CONFLICT (tenant_id, resource_id, day) DO UPDATE SET score = excluded.score, rows = excluded.rows, results = excluded.results, measured_at = excluded.measured_at',
  );
}

/** Days of a resource, newest first. */
export function dayRows(tx: Tx, resourceId: string, limit: number): Promise<DayRow[]> {
  return on(tx)
    .selectFrom('catalogue.quality_days')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
}
