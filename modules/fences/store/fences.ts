/** Statements on fences and what is remembered of things at them. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { FenceRow, FenceTables, StateRow } from './tables.ts';

const on = (tx: Tx) => tx.as<FenceTables>();

/** A token that changes with every change of a fence. */
export async function fencesRevision(tx: Tx): Promise<string> {
  const row = await on(tx)
    .selectFrom('fences.fences')
    .select(
      sql<string>`count(*) || ':' || coalesce(sum(version), 0) || ':' || coalesce(max(id::text), '')`.as(
        'token',
      ),
    )
    .executeTakeFirstOrThrow();
  return row.token;
}

/** All fences in order of their names. */
export function fenceRows(tx: Tx): Promise<FenceRow[]> {
  return on(tx)
    .selectFrom('fences.fences')
    .selectAll()
    .orderBy(sql`name COLLATE "zh-x-icu"`)
    .execute();
}

/** One fence, locked. */
export function lockFence(tx: Tx, id: string): Promise<FenceRow | undefined> {
  return on(tx)
    .selectFrom('fences.fences')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds or replaces fences. */
export async function saveFenceRows(tx: Tx, rows: readonly FenceRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, area = excluded.area,
    watch = excluded.watch, leave_buffer_metres = excluded.leave_buffer_metres,
    dwell_seconds = excluded.dwell_seconds, speed_limit_kmh = excluded.speed_limit_kmh,
    windows = excluded.windows, model_codes = excluded.model_codes,
    group_codes = excluded.group_codes, thing_ids = excluded.thing_ids,
    severity = excluded.severity, category_code = excluded.category_code,
    enabled = excluded.enabled, version = excluded.version`;
  await insertMany(tx, 'fences.fences', rows, suffix);
}

/** Removes a fence. */
export async function deleteFence(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom('fences.fences').where('id', '=', id).execute();
}

/** What is remembered of these things at any fence, locked for this judgement. */
export function lockStates(tx: Tx, thingIds: readonly string[]): Promise<StateRow[]> {
  if (thingIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('fences.states')
    .selectAll()
    .where('thingId', 'in', [...thingIds])
    .orderBy('thingId')
    .orderBy('fenceId')
    .orderBy('late')
    .forUpdate()
    .execute();
}

/** Keeps what is remembered. */
export async function saveStates(tx: Tx, rows: readonly StateRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, fence_id, thing_id, late) DO UPDATE SET side = excluded.side,
    since = excluded.since, votes = excluded.votes, dwell_told = excluded.dwell_told,
    fast = excluded.fast, speed_told = excluded.speed_told, last_at = excluded.last_at`;
  await insertMany(tx, 'fences.states', rows, suffix);
}

/** Things that are inside a fence. */
export function statesAt(tx: Tx, fenceId: string): Promise<StateRow[]> {
  return on(tx).selectFrom('fences.states').selectAll().where('fenceId', '=', fenceId).execute();
}

/** Forgets what is remembered at a fence. */
export async function forgetStates(tx: Tx, fenceId: string): Promise<void> {
  await on(tx).deleteFrom('fences.states').where('fenceId', '=', fenceId).execute();
}

/** How many things are inside each fence. */
export async function insideCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await on(tx)
    .selectFrom('fences.states')
    .select(['fenceId', sql<number>`count(*)::int`.as('count')])
    .where('side', '=', 'in')
    .where('late', '=', false)
    .groupBy('fenceId')
    .execute();
  return new Map(rows.map(({ fenceId, count }) => [fenceId, count]));
}
