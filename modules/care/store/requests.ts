/** Queries about requests, plans and visits; each of people within reach. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { RequestState } from '../contract/states.ts';
import type { CareTables, PlanRecord, RequestRecord, VisitRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();
const ofReach = sql<boolean>`EXISTS (SELECT 1 FROM care.elders e WHERE e.id = elder_id)`;

export async function insertRequests(tx: Tx, rows: readonly RequestRecord[]): Promise<void> {
  await insertMany(tx, 'care.requests', rows);
}

export async function requestById(
  tx: Tx,
  requestId: string,
  lock = false,
): Promise<RequestRecord | undefined> {
  const query = on(tx)
    .selectFrom('care.requests')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', requestId)
    .where(ofReach);
  return openRow(tx, 'care.requests', await (lock ? query.forUpdate() : query).executeTakeFirst());
}

/** Requests: open ones by deadline, then what was settled, the newest first. */
export async function requestRows(
  tx: Tx,
  filter: { readonly state?: RequestState; readonly elderIds?: readonly string[] },
  limit: number,
): Promise<RequestRecord[]> {
  let query = on(tx)
    .selectFrom('care.requests')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(ofReach)
    .orderBy(sql`settled_at IS NOT NULL`)
    .orderBy('settledAt', 'desc')
    .orderBy('dueAt')
    .orderBy('id', 'desc')
    .limit(limit);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.elderIds)
    query = query.where(sql<boolean>`elder_id = ANY(${[...filter.elderIds]}::uuid[])`);
  return openRows(tx, 'care.requests', await query.execute());
}

/** Open requests of a case. */
export async function requestsOfCase(tx: Tx, caseId: string): Promise<RequestRecord[]> {
  const rows = await on(tx)
    .selectFrom('care.requests')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .where('state', 'in', ['dispatched', 'arranged'])
    .forUpdate()
    .execute();
  return openRows(tx, 'care.requests', rows);
}

export async function updateRequest(
  tx: Tx,
  { id, version }: Pick<RequestRecord, 'id' | 'version'>,
  change: Partial<RequestRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('care.requests')
    .set(await sealChange(tx, 'care.requests', id, { ...change, version: version + 1 }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

// Plans

export async function insertPlans(tx: Tx, rows: readonly PlanRecord[]): Promise<void> {
  await insertMany(tx, 'care.plans', rows);
}

export function planById(tx: Tx, planId: string, lock = false): Promise<PlanRecord | undefined> {
  const query = on(tx)
    .selectFrom('care.plans')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', planId)
    .where(ofReach);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Live plans, of one person or all within reach. */
export function planRows(tx: Tx, elderId?: string): Promise<PlanRecord[]> {
  let query = on(tx)
    .selectFrom('care.plans')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'live')
    .where(ofReach)
    .orderBy('minute')
    .orderBy('id')
    .limit(2000);
  if (elderId) query = query.where('elderId', '=', elderId);
  return query.execute();
}

export async function updatePlan(
  tx: Tx,
  { id, version }: Pick<PlanRecord, 'id' | 'version'>,
  change: Partial<PlanRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('care.plans')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

// Visits

/** Writes visits; a plan has one a day, and one that is there stays. */
export function insertVisits(tx: Tx, rows: readonly VisitRecord[]): Promise<number> {
  return insertMany(
    tx,
    'care.visits',
    rows,
    'ON CONFLICT (tenant_id, plan_id, day) WHERE plan_id IS NOT NULL DO NOTHING',
  );
}

export async function visitById(
  tx: Tx,
  visitId: string,
  lock = false,
): Promise<VisitRecord | undefined> {
  const query = on(tx)
    .selectFrom('care.visits')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', visitId)
    .where(ofReach);
  return openRow(tx, 'care.visits', await (lock ? query.forUpdate() : query).executeTakeFirst());
}

/** Which visits. */
export interface VisitFilter {
  readonly from: string;
  readonly until: string;
  readonly carerId?: string;
  readonly elderIds?: readonly string[];
}

/** Visits of some days, by day and time; cancelled ones left out. */
export async function visitRows(
  tx: Tx,
  filter: VisitFilter,
  limit: number,
): Promise<VisitRecord[]> {
  let query = on(tx)
    .selectFrom('care.visits')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '>=', filter.from)
    .where('day', '<=', filter.until)
    .where('state', '<>', 'cancelled')
    .where(ofReach)
    .orderBy('day')
    .orderBy('minute')
    .orderBy('id')
    .limit(limit);
  if (filter.carerId) query = query.where('carerId', '=', filter.carerId);
  if (filter.elderIds)
    query = query.where(sql<boolean>`elder_id = ANY(${[...filter.elderIds]}::uuid[])`);
  return openRows(tx, 'care.visits', await query.execute());
}

export async function updateVisit(
  tx: Tx,
  { id, version }: Pick<VisitRecord, 'id' | 'version'>,
  change: Partial<VisitRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('care.visits')
    .set(await sealChange(tx, 'care.visits', id, { ...change, version: version + 1 }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** Takes off what has not begun, of a plan, a request or a person, from a day on. */
export async function deletePlanned(
  tx: Tx,
  of: { readonly planId?: string; readonly requestId?: string; readonly elderId?: string },
  fromDay: string,
): Promise<void> {
  let query = on(tx)
    .deleteFrom('care.visits')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'planned')
    .where('day', '>=', fromDay);
  if (of.planId) query = query.where('planId', '=', of.planId);
  if (of.requestId) query = query.where('requestId', '=', of.requestId);
  if (of.elderId) query = query.where('elderId', '=', of.elderId);
  await query.execute();
}
