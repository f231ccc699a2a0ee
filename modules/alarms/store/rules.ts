/** Statements on rules. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { AlarmsTables, RuleRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<AlarmsTables>();

/** A token that changes with every change of the rules. */
export async function rulesRevision(tx: Tx): Promise<string> {
  const row = await on(tx)
    .selectFrom('alarms.settings')
    .select('rulesRevision')
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return String(row?.rulesRevision ?? 0);
}

/** Gives the rules a new revision. */
export async function touchRules(tx: Tx): Promise<void> {
  await tx.client.query(
    `INSERT INTO alarms.settings (tenant_id, rules_revision) VALUES ($1, 1)
     ON CONFLICT (tenant_id) DO UPDATE SET rules_revision = alarms.settings.rules_revision + 1`,
    [tx.ctx.tenantId],
  );
}

/** Every rule in use, by code. */
export function ruleRows(tx: Tx): Promise<RuleRecord[]> {
  return on(tx)
    .selectFrom('alarms.rules')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('removed', '=', false)
    .orderBy('code')
    .execute();
}

/** One rule, removed ones too; locked. */
export function lockRule(tx: Tx, ruleId: string): Promise<RuleRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.rules')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds rules; a code that is taken is left out. @returns ids of those added */
export async function insertRules(tx: Tx, rows: readonly RuleRecord[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await on(tx)
    .insertInto('alarms.rules')
    .values(rows.map((row) => ({ ...row, definition: JSON.stringify(row.definition) as never })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.map(({ id }) => id);
}

/** Saves a change of a rule. */
export async function updateRule(
  tx: Tx,
  rule: Pick<RuleRecord, 'id' | 'version'>,
  change: Partial<Pick<RuleRecord, 'enabled' | 'definition' | 'removed'>>,
): Promise<void> {
  const { definition, ...plain } = change;
  await on(tx)
    .updateTable('alarms.rules')
    .set({
      ...plain,
      ...(definition ? { definition: sql`${JSON.stringify(definition)}::jsonb` as never } : {}),
      version: rule.version + 1,
      updatedAt: tx.ctx.clock.now(),
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', rule.id)
    .execute();
}

/** How many alarms each rule raised since an instant, and how many are active. */
export function ruleCounts(tx: Tx, since: Date) {
  return on(tx)
    .selectFrom('alarms.alarms')
    .select('ruleId')
    .select(sql<number>`count(*) FILTER (WHERE raised_at >= ${since})::integer`.as('raised'))
    .select(sql<number>`count(*) FILTER (WHERE active)::integer`.as('active'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('ruleId', 'is not', null)
    .where((eb) => eb.or([eb('raisedAt', '>=', since), eb('active', '=', true)]))
    .groupBy('ruleId')
    .execute();
}

/** One rule, removed ones too. */
export function ruleById(tx: Tx, ruleId: string): Promise<RuleRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.rules')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', ruleId)
    .executeTakeFirst();
}
