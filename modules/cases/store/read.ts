/** Queries of the desks. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { CaseFilter } from '../contract/queries.ts';
import { filteredCases, type FilterContext, mineCondition, overdueNow } from './filter.ts';
import type {
  AttachmentRecord,
  CaseRecord,
  CasesTables,
  TaskRecord,
  TraceRecord,
} from './tables.ts';
import { edgesOf, windowConditions } from './window.ts';

const on = (tx: Tx) => tx.as<CasesTables>();

/** Cases of ids, as far as the actor sees them. */
export function casesByIds(tx: Tx, ids: readonly string[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** A case by its number. */
export function caseByNumber(tx: Tx, number: string): Promise<CaseRecord | undefined> {
  return on(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Numbers over the desk. Open cases are few; what is closed is only counted for today. */
export async function countCases(tx: Tx, context: FilterContext, dayStart: Date) {
  const { now, mine } = context;
  const soon = new Date(now.getTime() + 4 * 3_600_000);
  const byState = await on(tx)
    .selectFrom('cases.cases')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .select(sql<number>`(count(*) FILTER (WHERE ${overdueNow(now)}))::integer`.as('overdue'))
    .select(
      sql<number>`(count(*) FILTER (WHERE due_at > ${now} AND due_at <= ${soon} AND done_at IS NULL AND paused_since IS NULL))::integer`.as(
        'dueSoon',
      ),
    )
    .select(sql<number>`(count(*) FILTER (WHERE needs_officer))::integer`.as('needsOfficer'))
    .select(sql<number>`(count(*) FILTER (WHERE supervised))::integer`.as('supervised'))
    .select(sql<number>`(count(*) FILTER (WHERE ${mineCondition(mine)}))::integer`.as('mine'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('closedAt', 'is', null)
    .groupBy('state')
    .execute();
  const today = await on(tx)
    .selectNoFrom([
      sql<number>`(SELECT count(*)::integer FROM cases.cases WHERE tenant_id = ${tx.ctx.tenantId} AND registered_at >= ${dayStart})`.as(
        'newToday',
      ),
      sql<number>`(SELECT count(*)::integer FROM cases.cases WHERE tenant_id = ${tx.ctx.tenantId} AND closed_at >= ${dayStart} AND state = 'closed')`.as(
        'closedToday',
      ),
    ])
    .executeTakeFirstOrThrow();
  return { byState, today };
}

/** More points than this come as clusters. */
const pointLimit = 2000;
/** So many of a window's newest cases are put into clusters; more would cost more than a map is worth. */
const clusteredLimit = 5000;

/** Cases of a map window, the newest: points, or clusters on a grid when there are too many. */
export async function mapCases(tx: Tx, filter: CaseFilter, context: FilterContext) {
  const located = filteredCases(tx, filter, context)
    .where('cases.cases.longitude', 'is not', null)
    .orderBy('cases.cases.registeredAt', 'desc')
    .orderBy('cases.cases.id', 'desc');
  const overdue = sql<boolean>`coalesce(${overdueNow(context.now)}, false)`;
  const points = await located
    .select(['id', 'longitude', 'latitude', 'state', 'urgency', 'title', overdue.as('overdue')])
    .limit(pointLimit + 1)
    .execute();
  if (points.length <= pointLimit) return { points, clusters: [], onlyNewest: null };
  const newest = located
    .select(['longitude', 'latitude', overdue.as('overdue')])
    .limit(clusteredLimit + 1)
    .as('newest');
  const cell = cellDegreesOf(filter.bbox);
  const clusters = await on(tx)
    .selectFrom(newest)
    .select([
      sql<number>`avg(longitude)`.as('longitude'),
      sql<number>`avg(latitude)`.as('latitude'),
      sql<number>`count(*)::integer`.as('count'),
      sql<number>`(count(*) FILTER (WHERE overdue))::integer`.as('overdue'),
    ])
    .groupBy([sql`floor(longitude / ${cell}::float8)`, sql`floor(latitude / ${cell}::float8)`])
    .execute();
  const drawn = clusters.reduce((sum, { count }) => sum + count, 0);
  return { points: [], clusters, onlyNewest: drawn > clusteredLimit ? drawn : null };
}

function cellDegreesOf(bbox: string | undefined): number {
  const [west, south, east, north] = edgesOf(bbox ?? '0,0,1,1');
  return Math.max((east - west) / 24, (north - south) / 16, 0.0005);
}

/** How many rows a filter matches, counted up to a limit. */
export async function countUpTo(tx: Tx, filter: CaseFilter, context: FilterContext, limit: number) {
  const rows = await filteredCases(tx, filter, context)
    .select('id')
    .limit(limit + 1)
    .execute();
  return rows.length;
}

/** The timeline, tasks and attachments of a case. */
export async function caseParts(tx: Tx, caseId: string) {
  const where = { tenantId: tx.ctx.tenantId, caseId };
  const trace = await on(tx)
    .selectFrom('cases.trace')
    .selectAll()
    .where('tenantId', '=', where.tenantId)
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
  const tasks = await on(tx)
    .selectFrom('cases.tasks')
    .selectAll()
    .where('tenantId', '=', where.tenantId)
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
  const attachments = await on(tx)
    .selectFrom('cases.attachments')
    .selectAll()
    .where('tenantId', '=', where.tenantId)
    .where('caseId', '=', caseId)
    .orderBy('addedAt')
    .execute();
  return {
    trace: trace as TraceRecord[],
    tasks: tasks as TaskRecord[],
    attachments: attachments as AttachmentRecord[],
  };
}

/** How many photos of a stage a case has. */
export async function countAttachments(tx: Tx, caseId: string, stage: string): Promise<number> {
  const row = await on(tx)
    .selectFrom('cases.attachments')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .where('stage', '=', stage as 'after')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Open cases near a place: candidates for a duplicate. */
export function nearbyOpen(
  tx: Tx,
  around: { readonly bbox: string; readonly since: Date; readonly except: string | null },
): Promise<CaseRecord[]> {
  let query = on(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('closedAt', 'is', null)
    .where('registeredAt', '>', around.since)
    .where('id', '!=', around.except ?? '00000000-0000-0000-0000-000000000000')
    .limit(60);
  for (const condition of windowConditions(around.bbox)) query = query.where(condition);
  return query.execute();
}

/** Open cases by handler: the load that crew choice weighs, and where each works. */
export function loadOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('cases.cases')
    .select(['handlerId', sql<number>`count(*)::integer`.as('open')])
    .select([
      sql<number | null>`avg(longitude)`.as('longitude'),
      sql<number | null>`avg(latitude)`.as('latitude'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('closedAt', 'is', null)
    .where('doneAt', 'is', null)
    .where('handlerId', 'in', [...personIds])
    .groupBy('handlerId')
    .execute();
}
