/** Statements on what happened at fences. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { HappeningFilter } from '../contract.ts';
import type { FenceTables, HappeningRow } from './tables.ts';

const on = (tx: Tx) => tx.as<FenceTables>();

/** Adds what happened; what is there already stays. */
export async function insertHappenings(tx: Tx, rows: readonly HappeningRow[]): Promise<void> {
  await insertMany(tx, 'fences.happenings', rows, 'ON CONFLICT DO NOTHING');
}

/** A page, newest first, one row longer than asked. */
export function happeningPage(
  tx: Tx,
  filter: HappeningFilter,
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<HappeningRow[]> {
  let query = on(tx).selectFrom('fences.happenings').selectAll();
  if (filter.fenceId) query = query.where('fenceId', '=', filter.fenceId);
  if (filter.thingId) query = query.where('thingId', '=', filter.thingId);
  if (filter.event) query = query.where('event', '=', filter.event as HappeningRow['event']);
  if (filter.from) query = query.where('at', '>=', new Date(filter.from));
  if (filter.to) query = query.where('at', '<', new Date(filter.to));
  if (page.after) {
    query = query.where(
      sql<boolean>`(at, id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`,
    );
  }
  return query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** The last crossing of a thing at each fence before an instant. */
export async function crossingsBefore(
  tx: Tx,
  thingId: string,
  before: Date,
): Promise<Map<string, HappeningRow>> {
  const rows = await on(tx)
    .selectFrom('fences.happenings')
    .selectAll()
    .distinctOn('fenceId')
    .where('thingId', '=', thingId)
    .where('event', 'in', ['enter', 'leave'])
    .where('at', '<=', before)
    .orderBy('fenceId')
    .orderBy('at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.fenceId, row]));
}

/** Happenings of each fence since an instant. */
export async function countsSince(tx: Tx, since: Date): Promise<Map<string, number>> {
  const rows = await on(tx)
    .selectFrom('fences.happenings')
    .select(['fenceId', sql<number>`count(*)::int`.as('count')])
    .where('at', '>=', since)
    .groupBy('fenceId')
    .execute();
  return new Map(rows.map(({ fenceId, count }) => [fenceId, count]));
}
