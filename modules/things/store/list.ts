/** Lists, numbers and map of devices, as far as the actor sees them. */
import type { Expression, SqlBool } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { ThingFilter } from '../contract/shapes.ts';
import type { PresenceStatus } from '../types.ts';
import type { PresenceRow, ThingRow, ThingsTables } from './tables.ts';

/** A device with its presence. */
export type ListedThing = ThingRow & {
  readonly status: PresenceStatus;
  readonly lastSeenAt: Date | null;
  readonly presenceCause: PresenceRow['cause'] | null;
  readonly presenceSince: Date | null;
};

const statusOf = sql<PresenceStatus>`coalesce(p.status, 'never')`;
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function filtered(tx: Tx, filter: ThingFilter) {
  let query = tx
    .as<ThingsTables>()
    .selectFrom('things.things as t')
    .leftJoin('things.presence as p', 'p.thingId', 't.id')
    .where('t.tenantId', '=', tx.ctx.tenantId)
    .where('t.state', 'in', filter.state?.length ? filter.state : ['active', 'disabled']);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  return query;
}

function conditionsOf(filter: ThingFilter): Expression<SqlBool>[] {
  const { modelCode, status, villageId, departmentId, groupCode, door, gatewayId, id } = filter;
  const conditions: Expression<SqlBool>[] = [];
  const anyOf = (column: string, values: readonly string[] | undefined, type: string) => {
    if (!values?.length) return;
    const list = sql`${sql.val([...values])}::${sql.raw(type)}[]`;
    conditions.push(sql<SqlBool>`${sql.ref(column)} = ANY (${list})`);
  };
  anyOf('t.modelCode', modelCode, 'text');
  anyOf('t.villageId', villageId, 'uuid');
  anyOf('t.departmentId', departmentId, 'uuid');
  anyOf('t.door', door, 'text');
  anyOf('t.id', id, 'uuid');
  if (gatewayId) conditions.push(sql<SqlBool>`t.gateway_id = ${gatewayId}`);
  if (status?.length)
    conditions.push(sql<SqlBool>`${statusOf} = ANY (${sql.val([...status])}::text[])`);
  if (groupCode?.length)
    conditions.push(sql<SqlBool>`t.group_codes && ${sql.val([...groupCode])}::text[]`);
  for (const word of filter.q?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const words = sql`(t.code || ' ' || t.name || ' ' || t.address || ' ' || coalesce(t.external_id, ''))`;
    conditions.push(sql<SqlBool>`${words} ILIKE ${`%${escaped(word)}%`}`);
  }
  return conditions;
}

/** A page by code, one row longer than asked so that the caller sees whether more follow. */
export async function listThings(
  tx: Tx,
  filter: ThingFilter,
  page: { readonly limit: number; readonly after: string | null },
): Promise<ListedThing[]> {
  let query = filtered(tx, filter)
    .selectAll('t')
    .select([statusOf.as('status'), 'p.lastSeenAt', 'p.cause as presenceCause'])
    .select('p.changedAt as presenceSince');
  if (page.after !== null) query = query.where('t.code', '>', page.after);
  return query
    .orderBy('t.code')
    .limit(page.limit + 1)
    .execute();
}

/** One device, as far as the actor sees it. */
export async function thingById(tx: Tx, id: string): Promise<ListedThing | undefined> {
  return tx
    .as<ThingsTables>()
    .selectFrom('things.things as t')
    .leftJoin('things.presence as p', 'p.thingId', 't.id')
    .selectAll('t')
    .select([statusOf.as('status'), 'p.lastSeenAt', 'p.cause as presenceCause'])
    .select('p.changedAt as presenceSince')
    .where('t.id', '=', id)
    .executeTakeFirst();
}

/** Numbers by state and status. */
export async function countThings(tx: Tx, filter: ThingFilter) {
  return filtered(tx, filter)
    .select(['t.state', statusOf.as('status'), sql<number>`count(*)::integer`.as('count')])
    .groupBy(['t.state', statusOf])
    .execute();
}

/** Devices with a position. */
export async function mapThings(tx: Tx, filter: ThingFilter, limit: number) {
  return filtered(tx, filter)
    .select(['t.id', 't.code', 't.name', 't.modelCode', 't.longitude', 't.latitude', 't.state'])
    .select(statusOf.as('status'))
    .where('t.longitude', 'is not', null)
    .orderBy('t.code')
    .limit(limit + 1)
    .execute();
}

/** How many devices that are not retired have each model. */
export async function countByModel(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .as<ThingsTables>()
    .selectFrom('things.things')
    .select(['modelCode', sql<number>`count(*)::integer`.as('count')])
    .where('state', '<>', 'retired')
    .groupBy('modelCode')
    .execute();
  return new Map(rows.map(({ modelCode, count }) => [modelCode, count]));
}
