/** Statements on overrides, wishes, states and faults. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type {
  FaultKind,
  FaultRow,
  LightingTables,
  OverrideRow,
  StateRow,
  WishRow,
} from './tables.ts';

const on = (tx: Tx) => tx.as<LightingTables>();

/** Overrides that have not ended at an instant. */
export function runningOverrides(tx: Tx, at: Date): Promise<OverrideRow[]> {
  return on(tx)
    .selectFrom('lighting.overrides')
    .selectAll()
    .where('untilAt', '>', at)
    .orderBy('fromAt')
    .execute();
}

/** The log of overrides, newest first. */
export function overrideLog(tx: Tx, limit: number): Promise<OverrideRow[]> {
  return on(tx)
    .selectFrom('lighting.overrides')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Adds an override. */
export async function insertOverride(tx: Tx, row: OverrideRow): Promise<void> {
  await insertMany(tx, 'lighting.overrides', [row]);
}

/** Ends an override that still runs. @returns it, or undefined when none does */
export function endOverride(tx: Tx, id: string, at: Date): Promise<OverrideRow | undefined> {
  return on(tx)
    .updateTable('lighting.overrides')
    .set({ untilAt: at, cancelled: true })
    .where('id', '=', id)
    .where('untilAt', '>', at)
    .returningAll()
    .executeTakeFirst();
}

/** Wishes of sensors that have not ended. */
export function runningWishes(tx: Tx, at: Date): Promise<WishRow[]> {
  return on(tx).selectFrom('lighting.wishes').selectAll().where('untilAt', '>', at).execute();
}

/** Keeps the newest wish of a group. */
export async function saveWish(tx: Tx, row: WishRow): Promise<void> {
  const suffix =
    'ON CONFLICT (tenant_id, group_code) DO UPDATE SET at = excluded.at, until_at = excluded.until_at';
  await insertMany(tx, 'lighting.wishes', [row], suffix);
}

/** What was decided last, for these lamps or for all. */
export function stateRows(tx: Tx, thingIds?: readonly string[]): Promise<StateRow[]> {
  const all = on(tx).selectFrom('lighting.states').selectAll();
  if (!thingIds) return all.execute();
  if (thingIds.length === 0) return Promise.resolve([]);
  return all.where('thingId', 'in', [...thingIds]).execute();
}

/** Keeps decisions. */
export async function saveStates(tx: Tx, rows: readonly StateRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, thing_id) DO UPDATE SET level_percent = excluded.level_percent,
    decided_by = excluded.decided_by, since = excluded.since, until_at = excluded.until_at,
    suspected = excluded.suspected`;
  await insertMany(tx, 'lighting.states', rows, suffix);
}

/** Faults that last, of these lamps or of all. */
export function openFaults(tx: Tx, thingIds?: readonly string[]): Promise<FaultRow[]> {
  const all = on(tx).selectFrom('lighting.faults').selectAll().where('toAt', 'is', null);
  if (!thingIds) return all.execute();
  if (thingIds.length === 0) return Promise.resolve([]);
  return all.where('thingId', 'in', [...thingIds]).execute();
}

/** Faults of a kind that touch a span of time. */
export function faultsWithin(tx: Tx, kind: FaultKind, from: Date, to: Date): Promise<FaultRow[]> {
  return on(tx)
    .selectFrom('lighting.faults')
    .selectAll()
    .where('kind', '=', kind)
    .where('fromAt', '<', to)
    .where((either) => either.or([either('toAt', 'is', null), either('toAt', '>', from)]))
    .execute();
}

/** Adds faults; one that lasts already stays as it is. */
export async function insertFaults(tx: Tx, rows: readonly FaultRow[]): Promise<void> {
  await insertMany(tx, 'lighting.faults', rows, 'ON CONFLICT DO NOTHING');
}

/** Ends a fault of a lamp. @returns whether one lasted */
export async function endFault(
  tx: Tx,
  thingId: string,
  kind: FaultKind,
  at: Date,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('lighting.faults')
    .set({ toAt: at })
    .where('thingId', '=', thingId)
    .where('kind', '=', kind)
    .where('toAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Notes or forgets a fault that the next report must confirm. */
export async function setSuspected(
  tx: Tx,
  thingId: string,
  suspected: StateRow['suspected'],
): Promise<void> {
  await on(tx)
    .updateTable('lighting.states')
    .set({ suspected })
    .where('thingId', '=', thingId)
    .execute();
}
