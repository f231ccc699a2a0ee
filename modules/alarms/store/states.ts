/** Statements on what rules remember. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { AlarmsTables, RuleStateRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<AlarmsTables>();

/** What rules remember of things. One statement on the hot path: most things have no row. */
export async function statesOf(tx: Tx, thingIds: readonly string[]): Promise<RuleStateRecord[]> {
  const { rows } = await tx.client.query<RuleStateRecord>({
    name: 'alarms_states_of',
    text: `SELECT tenant_id AS "tenantId", thing_id AS "thingId", rule_id AS "ruleId",
      rule_version AS "ruleVersion", state, active, mark, updated_at AS "updatedAt"
      FROM alarms.rule_states WHERE tenant_id = $1 AND thing_id = ANY ($2::uuid[])`,
    values: [tx.ctx.tenantId, [...thingIds]],
  });
  return rows;
}

/** One memory, locked until the transaction ends. */
export function lockState(
  tx: Tx,
  ruleId: string,
  thingId: string,
): Promise<RuleStateRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.ruleStates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('ruleId', '=', ruleId)
    .where('thingId', '=', thingId)
    .forUpdate()
    .executeTakeFirst();
}

/** A change of one memory, with the mark it was judged on; null for none before or none after. */
export interface StateChange {
  readonly thingId: string;
  readonly ruleId: string;
  readonly before: string | null;
  readonly after: RuleStateRecord | null;
}

/** Two processes judged the same thing at once; the batch must be judged again. */
export class JudgedElsewhere extends Error {
  /** As PostgreSQL names it: the transaction is done again by whoever opened it. */
  readonly code = '40001';
  constructor() {
    super('a rule was judged by another process at the same time');
  }
}

/** Writes memories. @throws JudgedElsewhere when one is not as it was judged on */
export async function saveStates(tx: Tx, changes: readonly StateChange[]): Promise<void> {
  const added = changes.flatMap(({ before, after }) => (before === null && after ? [after] : []));
  const inserted = await insertMany(tx, 'alarms.rule_states', added, 'ON CONFLICT DO NOTHING');
  if (inserted !== added.length) throw new JudgedElsewhere();
  const moved = changes.filter(({ before, after }) => before !== null && after !== null);
  if (moved.length > 0) {
    const rows = moved.map(({ before, after }) => ({ before, ...after }));
    const { rowCount } = await tx.client.query(
      `UPDATE alarms.rule_states s SET state = n.state, active = n.active, mark = n.mark,
         rule_version = n."ruleVersion", updated_at = n."updatedAt"
       FROM jsonb_to_recordset($2::jsonb) AS n("thingId" uuid, "ruleId" uuid, before uuid,
         state jsonb, active boolean, mark uuid, "ruleVersion" integer, "updatedAt" timestamptz)
       WHERE s.tenant_id = $1 AND s.thing_id = n."thingId" AND s.rule_id = n."ruleId"
         AND s.mark = n.before`,
      [tx.ctx.tenantId, JSON.stringify(rows)],
    );
    if (rowCount !== moved.length) throw new JudgedElsewhere();
  }
  const gone = changes.filter(({ before, after }) => before !== null && after === null);
  if (gone.length === 0) return;
  const { rowCount } = await tx.client.query(
    `DELETE FROM alarms.rule_states s USING jsonb_to_recordset($2::jsonb)
       AS n("thingId" uuid, "ruleId" uuid, before uuid)
     WHERE s.tenant_id = $1 AND s.thing_id = n."thingId" AND s.rule_id = n."ruleId"
       AND s.mark = n.before`,
    [tx.ctx.tenantId, JSON.stringify(gone)],
  );
  if (rowCount !== gone.length) throw new JudgedElsewhere();
}

/** Things at which one of the rules holds its alarm. */
export async function activeThings(tx: Tx, ruleIds: readonly string[]): Promise<RuleStateRecord[]> {
  if (ruleIds.length === 0) return [];
  return on(tx)
    .selectFrom('alarms.ruleStates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('ruleId', 'in', [...ruleIds])
    .where('active', '=', true)
    .execute();
}

/** Lets a rule forget everything. */
export async function deleteStates(tx: Tx, ruleId: string): Promise<void> {
  await on(tx)
    .deleteFrom('alarms.ruleStates')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('ruleId', '=', ruleId)
    .execute();
}

/** Notes that values of things came late; spans grow together. */
export async function addLateSpans(
  tx: Tx,
  spans: readonly { readonly thingId: string; readonly startsAt: Date; readonly endsAt: Date }[],
): Promise<void> {
  const rows = spans.map((span) => ({ tenantId: tx.ctx.tenantId, ...span }));
  await insertMany(
    tx,
    'alarms.late_spans',
    rows,
    `ON CONFLICT (tenant_id, thing_id) DO UPDATE SET
       starts_at = least(alarms.late_spans.starts_at, excluded.starts_at),
       ends_at = greatest(alarms.late_spans.ends_at, excluded.ends_at)`,
  );
}

/** Takes the span of a thing away to work on it. */
export async function takeLateSpan(tx: Tx, thingId: string) {
  const { rows } = await tx.client.query<{ startsAt: Date; endsAt: Date }>(
    `DELETE FROM alarms.late_spans WHERE tenant_id = $1 AND thing_id = $2
     RETURNING starts_at AS "startsAt", ends_at AS "endsAt"`,
    [tx.ctx.tenantId, thingId],
  );
  return rows[0];
}
