/** Queries about visits at the door. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { VisitState } from '../contract/states.ts';
import type { Skill } from '../contract/words.ts';
import type { VisitRecord, VolunteeringTables } from './tables.ts';

const on = (tx: Tx) => tx.as<VolunteeringTables>();
const table = 'volunteering.visits';

/** Writes visits; whoever is on a list already, and a visit that is repeated already, stay as they are. */
export function insertVisits(tx: Tx, rows: readonly VisitRecord[]): Promise<number> {
  return insertMany(tx, table, rows, 'ON CONFLICT DO NOTHING');
}

export async function visitById(
  tx: Tx,
  visitId: string,
  lock = false,
): Promise<VisitRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', visitId);
  return openRow(tx, table, await (lock ? query.forUpdate() : query).executeTakeFirst());
}

/** Which visits. */
export interface VisitFilter {
  readonly state?: VisitState | undefined;
  readonly villageId?: string | undefined;
  readonly volunteerId?: string | undefined;
  readonly personId?: string | undefined;
}

/** Visits: those to come by day, then the newest. */
export async function visitRows(
  tx: Tx,
  filter: VisitFilter,
  limit: number,
): Promise<VisitRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`state NOT IN ('planned', 'arrived')`)
    .orderBy(sql`CASE WHEN state IN ('planned', 'arrived') THEN day END`)
    .orderBy('leftAt', 'desc')
    .orderBy('id')
    .limit(limit);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.villageId) query = query.where('villageId', '=', filter.villageId);
  if (filter.volunteerId) query = query.where('volunteerId', '=', filter.volunteerId);
  if (filter.personId) query = query.where('personId', '=', filter.personId);
  return openRows(tx, table, await query.execute());
}

export async function updateVisit(
  tx: Tx,
  { id, version }: Pick<VisitRecord, 'id' | 'version'>,
  change: Partial<VisitRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable(table)
    .set(await sealChange(tx, table, id, { ...change, version: version + 1 }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** The last visit of each person since a day, with what the person could do then. */
export async function lastVisits(
  tx: Tx,
  since: string,
): Promise<Map<string, { day: string; skills: Skill[] }>> {
  const { rows } = await sql<{ olderId: string; day: string; skills: Skill[] }>`
    SELECT DISTINCT ON (older_id) older_id, day, skills FROM volunteering.visits
    WHERE tenant_id = ${tx.ctx.tenantId} AND state = 'done' AND day >= ${since}
    ORDER BY older_id, left_at DESC`.execute(on(tx));
  return new Map(rows.map(({ olderId, day, skills }) => [olderId, { day, skills }]));
}

/** Who stands on a list. */
export async function plannedOlder(tx: Tx): Promise<Set<string>> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('olderId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', 'in', ['planned', 'arrived'])
    .execute();
  return new Set(rows.map(({ olderId }) => olderId));
}

/** What each volunteer has done and has to do. */
export async function tallies(
  tx: Tx,
): Promise<Map<string, { visits: number; planned: number; minutes: number; points: number }>> {
  const { rows } = await sql<{
    volunteerId: string;
    visits: number;
    planned: number;
    minutes: number;
    points: number;
  }>`
    SELECT volunteer_id, count(*) FILTER (WHERE state = 'done')::int AS visits,
      count(*) FILTER (WHERE state IN ('planned', 'arrived'))::int AS planned,
      coalesce(sum(minutes), 0)::int AS minutes, coalesce(sum(points), 0)::int AS points
    FROM volunteering.visits WHERE tenant_id = ${tx.ctx.tenantId} GROUP BY volunteer_id`.execute(
    on(tx),
  );
  return new Map(rows.map(({ volunteerId, ...tally }) => [volunteerId, tally]));
}

/** Words and photos of visits at a person's door, or of those a volunteer made, are taken out. @returns photos */
export async function forgetVisits(
  tx: Tx,
  of: { readonly personId: string; readonly olderIds: readonly string[] },
): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .select(['id', 'photoIds'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('personId', '=', of.personId),
        where('olderId', 'in', of.olderIds.length > 0 ? of.olderIds : [of.personId]),
      ]),
    )
    .execute();
  if (rows.length === 0) return [];
  await on(tx)
    .updateTable(table)
    .set({ note: '', photoIds: [], longitude: null, latitude: null })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.flatMap(({ photoIds }) => photoIds);
}
