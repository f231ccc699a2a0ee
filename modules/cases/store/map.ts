/** Cases as the one map reads them. */
import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { MapEdges } from '#platform/map-layers/index.ts';
import { ageSteps } from '../rules/map-steps.ts';
import { overdueNow } from './filter.ts';
import type { CaseRecord, CasesTables } from './tables.ts';
import { windowConditions } from './window.ts';

/** How cases may be coloured. */
export type CaseLook = 'state' | 'age' | 'urgency';

const hour = 3_600_000;

const bboxOf = ({ west, south, east, north }: MapEdges): string =>
  [west, south, east, north].join(',');

const inWindow = ({ ctx }: Tx, edges: MapEdges): RawBuilder<unknown> =>
  sql`tenant_id = ${ctx.tenantId} AND ${sql.join(windowConditions(bboxOf(edges)), sql` AND `)}`;

/** Open cases of a window, the newest first, each with the place of its class. */
export function openCaseRows(tx: Tx, edges: MapEdges, look: CaseLook): RawBuilder<unknown> {
  return sql`SELECT cases.cases.id::text AS id, longitude, latitude, ${kindOf(look, tx.ctx.clock.now())} AS kind,
    number || ' ' || title AS label FROM cases.cases
    WHERE closed_at IS NULL AND ${inWindow(tx, edges)} ORDER BY registered_at DESC, cases.cases.id DESC`;
}

function kindOf(look: CaseLook, now: Date): RawBuilder<unknown> {
  if (look === 'urgency') {
    return sql`CASE urgency WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END`;
  }
  if (look === 'age') {
    const steps = ageSteps.map((hours) => new Date(now.getTime() - hours * hour));
    return sql`(${sql.join(
      steps.map((at) => sql`(registered_at < ${at})::integer`),
      sql` + `,
    )})`;
  }
  return sql`CASE WHEN ${overdueNow(now)} THEN 7 ELSE CASE state WHEN 'verified' THEN 1 WHEN 'done' THEN 2
    WHEN 'suspended' THEN 3 WHEN 'accepted' THEN 4 WHEN 'dispatched' THEN 5 ELSE 6 END END`;
}

/** A case as a replay needs it. */
export type ReplayedCase = Pick<
  CaseRecord,
  | 'id'
  | 'number'
  | 'title'
  | 'state'
  | 'urgency'
  | 'registeredAt'
  | 'dispatchedAt'
  | 'acceptedAt'
  | 'doneAt'
  | 'verifiedAt'
  | 'closedAt'
  | 'dueAt'
> & { readonly longitude: number; readonly latitude: number };

/** Cases of a window that were open at any instant of a span, the newest; cancelled and merged ones never. */
export async function replayedCases(
  tx: Tx,
  edges: MapEdges,
  span: { readonly from: Date; readonly to: Date },
  limit: number,
): Promise<ReplayedCase[]> {
  const from = (
    condition: RawBuilder<unknown>,
  ) => sql`SELECT id, number, title, state, urgency, longitude,
    latitude, registered_at, dispatched_at, accepted_at, done_at, verified_at, closed_at, due_at FROM cases.cases
    WHERE ${condition} AND registered_at < ${span.to} AND state NOT IN ('cancelled', 'merged') AND ${inWindow(tx, edges)}`;
  const { rows } = await sql<ReplayedCase>`
    SELECT * FROM (${from(sql`closed_at IS NULL`)} UNION ALL ${from(sql`closed_at >= ${span.from}`)}) AS both_kinds
    ORDER BY registered_at DESC LIMIT ${limit}`.execute(tx.as<CasesTables>());
  return rows;
}
