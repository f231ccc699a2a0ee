/** Statements on alarms and their stories. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { AlarmRecord, AlarmsTables, TraceRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<AlarmsTables>();

/** Takes the next number of a day. */
export async function takeNumber(tx: Tx, day: string, count = 1): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `INSERT INTO alarms.counters (tenant_id, day, last) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, day) DO UPDATE SET last = alarms.counters.last + $3 RETURNING last`,
    [tx.ctx.tenantId, day, count],
  );
  return (rows[0]?.last ?? count) - count + 1;
}

/** Adds alarms; one that would be a second active of its thing and type is left out. */
export function insertAlarms(tx: Tx, rows: readonly AlarmRecord[]): Promise<number> {
  return insertMany(tx, 'alarms.alarms', rows, 'ON CONFLICT DO NOTHING');
}

/** Adds lines to stories. */
export async function insertTrace(tx: Tx, rows: readonly TraceRecord[]): Promise<void> {
  await insertMany(tx, 'alarms.trace', rows);
}

/** An alarm the actor can see, locked until the transaction ends. */
export function lockAlarm(tx: Tx, alarmId: string): Promise<AlarmRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', alarmId)
    .forUpdate()
    .executeTakeFirst();
}

/** The active alarm of a thing and type, locked. */
export function lockActive(
  tx: Tx,
  thingId: string,
  type: string,
): Promise<AlarmRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('thingId', '=', thingId)
    .where('type', '=', type)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst();
}

/** The alarm of a thing and type that cleared last, if after an instant; locked. */
export function lockCleared(
  tx: Tx,
  thingId: string,
  type: string,
  since: Date,
): Promise<AlarmRecord | undefined> {
  return on(tx)
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('thingId', '=', thingId)
    .where('type', '=', type)
    .where('active', '=', false)
    .where('late', '=', false)
    .where('clearedAt', '>=', since)
    .orderBy('clearedAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Cases that alarms of a thing and type opened, newest first. */
export async function earlierCases(tx: Tx, thingId: string, type: string): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('alarms.alarms')
    .select('caseId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('thingId', '=', thingId)
    .where('type', '=', type)
    .where('caseId', 'is not', null)
    .orderBy('raisedAt', 'desc')
    .limit(3)
    .execute();
  return rows.flatMap(({ caseId }) => (caseId ? [caseId] : []));
}

/** Alarms that belong to a case, locked. */
export function lockOfCase(tx: Tx, caseId: string): Promise<AlarmRecord[]> {
  return on(tx)
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Saves a change of a locked alarm and counts its version up. */
export async function updateAlarm(
  tx: Tx,
  record: Pick<AlarmRecord, 'id' | 'version'>,
  change: Partial<Omit<AlarmRecord, 'details'>>,
): Promise<void> {
  await on(tx)
    .updateTable('alarms.alarms')
    .set({ ...change, updatedAt: tx.ctx.clock.now(), version: record.version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', record.id)
    .execute();
}

/** How many alarms of a type were noted since an instant. */
export async function recentCount(tx: Tx, type: string, since: Date): Promise<number> {
  const row = await on(tx)
    .selectFrom('alarms.alarms')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('type', '=', type)
    .where('recordedAt', '>=', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Active alarms, of some things or all. */
export function activeAlarmRows(tx: Tx, thingIds?: readonly string[]): Promise<AlarmRecord[]> {
  let query = on(tx)
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('active', '=', true);
  if (thingIds?.length === 0) return Promise.resolve([]);
  if (thingIds) query = query.where('thingId', 'in', [...thingIds]);
  return query.orderBy('raisedAt', 'desc').execute();
}

/** Alarms of a thing and type that lie in a span, wholly or in part. */
export async function overlapping(
  tx: Tx,
  { thingId, type }: { readonly thingId: string; readonly type: string },
  from: Date,
  to: Date,
): Promise<number> {
  const row = await on(tx)
    .selectFrom('alarms.alarms')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('thingId', '=', thingId)
    .where('type', '=', type)
    .where('raisedAt', '<=', to)
    .where((eb) => eb.or([eb('clearedAt', 'is', null), eb('clearedAt', '>=', from)]))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Alarms of a thing and type since an instant. */
export async function countSince(
  tx: Tx,
  { thingId, type }: { readonly thingId: string; readonly type: string },
  since: Date,
): Promise<number> {
  const row = await on(tx)
    .selectFrom('alarms.alarms')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('thingId', '=', thingId)
    .where('type', '=', type)
    .where('raisedAt', '>=', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The story of an alarm, oldest first. */
export function traceRows(tx: Tx, alarmId: string): Promise<TraceRecord[]> {
  return on(tx)
    .selectFrom('alarms.trace')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('alarmId', '=', alarmId)
    .orderBy('id')
    .limit(500)
    .execute();
}
