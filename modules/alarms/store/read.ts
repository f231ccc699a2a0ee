/** Queries of the alarm desk. */
import type { Expression, SqlBool } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { AlarmFilter } from '../contract/alarm.ts';
import type { AlarmRecord, AlarmsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<AlarmsTables>();

const c = (column: keyof AlarmRecord) => sql.ref(`alarms.alarms.${column}`);
const anyOf = (column: keyof AlarmRecord, values: readonly string[], type: string) =>
  sql<SqlBool>`${c(column)} = ANY (${sql.val([...values])}::${sql.raw(type)}[])`;

function conditionsOf(filter: AlarmFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  const add = (condition: Expression<SqlBool>) => conditions.push(condition);
  if (filter.thingId) add(sql<SqlBool>`${c('thingId')} = ${filter.thingId}`);
  if (filter.severity?.length) add(anyOf('severity', filter.severity, 'text'));
  if (filter.active === true) add(sql<SqlBool>`${c('active')}`);
  if (filter.active === false) add(sql<SqlBool>`NOT ${c('active')}`);
  if (filter.acknowledged !== undefined)
    add(sql<SqlBool>`${c('acknowledged')} = ${filter.acknowledged}`);
  if (filter.state?.length) add(stateCondition(filter.state));
  if (filter.modelCode?.length) add(anyOf('modelCode', filter.modelCode, 'text'));
  if (filter.villageId?.length) add(anyOf('villageId', filter.villageId, 'uuid'));
  if (filter.departmentId?.length) add(anyOf('departmentId', filter.departmentId, 'uuid'));
  if (filter.type?.length) add(anyOf('type', filter.type, 'text'));
  if (filter.ruleId) add(sql<SqlBool>`${c('ruleId')} = ${filter.ruleId}`);
  if (filter.withCase === true) add(sql<SqlBool>`${c('caseId')} IS NOT NULL`);
  if (filter.withCase === false) add(sql<SqlBool>`${c('caseId')} IS NULL`);
  if (filter.from) add(sql<SqlBool>`${c('raisedAt')} >= ${new Date(filter.from)}`);
  if (filter.to) add(sql<SqlBool>`${c('raisedAt')} < ${new Date(filter.to)}`);
  for (const word of filter.q?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    add(
      sql<SqlBool>`(${c('number')} || ' ' || ${c('thingCode')} || ' ' || ${c('thingName')} || ' ' || ${c('titleZh')} || ' ' || ${c('address')}) ILIKE ${pattern}`,
    );
  }
  return conditions;
}

function stateCondition(states: NonNullable<AlarmFilter['state']>): Expression<SqlBool> {
  const parts = states.map((state) => {
    const isActive = state.startsWith('active');
    const isSeen = !state.endsWith('Unacknowledged');
    return sql<SqlBool>`(${c('active')} = ${isActive} AND ${c('acknowledged')} = ${isSeen})`;
  });
  return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`;
}

function filtered(tx: Tx, filter: AlarmFilter) {
  let query = on(tx).selectFrom('alarms.alarms').where('tenantId', '=', tx.ctx.tenantId);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  return query;
}

/** A page of alarms, newest first, one row longer than asked. */
export function listAlarms(
  tx: Tx,
  filter: AlarmFilter,
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<AlarmRecord[]> {
  let query = filtered(tx, filter).selectAll();
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(
      sql<SqlBool>`(${c('raisedAt')}, ${c('id')}) < (${new Date(at)}, ${id}::uuid)`,
    );
  }
  return query
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** An alarm the actor can see. */
export function alarmById(tx: Tx, alarmId: string): Promise<AlarmRecord | undefined> {
  return filtered(tx, {}).selectAll().where('id', '=', alarmId).executeTakeFirst();
}

const pointLimit = 2000;

/** Places of the alarms of a filter, the worst on top of the list. */
export function mapAlarms(tx: Tx, filter: AlarmFilter) {
  return filtered(tx, filter)
    .select([
      'id',
      'longitude',
      'latitude',
      'severity',
      'active',
      'acknowledged',
      'thingName',
      'titleZh',
    ])
    .where('longitude', 'is not', null)
    .orderBy('raisedAt', 'desc')
    .limit(pointLimit)
    .execute();
}

/** Numbers of what is active, by type and severity. */
export function activeCounts(tx: Tx) {
  return on(tx)
    .selectFrom('alarms.alarms')
    .select(['type', 'severity'])
    .select(sql<string>`max(title_zh)`.as('titleZh'))
    .select(sql<string>`max(title_en)`.as('titleEn'))
    .select(sql<number>`count(*)::integer`.as('count'))
    .select(sql<number>`(count(*) FILTER (WHERE NOT acknowledged))::integer`.as('unacknowledged'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('active', '=', true)
    .groupBy(['type', 'severity'])
    .execute();
}

/** Alarms raised and cleared since an instant. */
export function todayCounts(tx: Tx, since: Date) {
  return on(tx)
    .selectFrom('alarms.alarms')
    .select(sql<number>`(count(*) FILTER (WHERE raised_at >= ${since}))::integer`.as('raised'))
    .select(sql<number>`(count(*) FILTER (WHERE cleared_at >= ${since}))::integer`.as('cleared'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((eb) => eb.or([eb('raisedAt', '>=', since), eb('clearedAt', '>=', since)]))
    .executeTakeFirstOrThrow();
}
