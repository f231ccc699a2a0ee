/** Queries about rules, sites, pools, resources and exceptions. */
import { insertMany, openRows, sealChange, sql, type Tx } from '#platform/database/index.ts';
import type { BookingRules } from '../contract/settings.ts';
import type {
  BookingTables,
  ExceptionRow,
  PoolRow,
  ResourceRow,
  SettingsRow,
  SiteRow,
} from './tables.ts';

const on = (tx: Tx) => tx.as<BookingTables>();

/** Everything of a town that bookings are judged by. */
export interface PlanRows {
  readonly settings: SettingsRow | undefined;
  readonly sites: readonly SiteRow[];
  readonly pools: readonly PoolRow[];
  readonly resources: readonly ResourceRow[];
  readonly exceptions: readonly ExceptionRow[];
}

/** Reads it; exceptions only that may still matter. */
export async function planRows(tx: Tx): Promise<PlanRows> {
  const { tenantId } = tx.ctx;
  const settings = await settingsRow(tx);
  const sites = await on(tx)
    .selectFrom('booking.sites')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('sortOrder')
    .execute();
  const pools = await on(tx)
    .selectFrom('booking.pools')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('sortOrder')
    .execute();
  const resources = await on(tx)
    .selectFrom('booking.resources')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('sortOrder')
    .execute();
  const exceptions = await exceptionRows(tx);
  return {
    settings,
    sites: await openRows(tx, 'booking.sites', sites),
    pools,
    resources,
    exceptions,
  };
}

const keptDays = 400;

async function exceptionRows(tx: Tx): Promise<ExceptionRow[]> {
  const since = new Date(tx.ctx.clock.now().getTime() - keptDays * 86_400_000);
  const { rows } = await tx.client.query<ExceptionRow>(
    `SELECT id, resource_id AS "resourceId", kind, lower(during) AS "from", upper(during) AS "until",
       reason_zh AS "reasonZh"
     FROM booking.exceptions WHERE tenant_id = $1 AND lifted_at IS NULL AND upper(during) > $2 ORDER BY made_at, id`,
    [tx.ctx.tenantId, since],
  );
  return rows;
}

/** The token that moves with every change of plans and rules. */
export async function planRevision(tx: Tx): Promise<string> {
  const row = await on(tx)
    .selectFrom('booking.revisions')
    .select('revision')
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return String(row?.revision ?? 0);
}

/** Moves the token. */
export async function touchPlans(tx: Tx): Promise<void> {
  await tx.client.query(
    `INSERT INTO booking.revisions (tenant_id, revision) VALUES ($1, 1)
     ON CONFLICT (tenant_id) DO UPDATE SET revision = booking.revisions.revision + 1`,
    [tx.ctx.tenantId],
  );
}

export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return on(tx)
    .selectFrom('booking.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

/** Saves the rules over a known version (0: none yet). @returns whether it was still that version */
export async function saveRulesRow(tx: Tx, rules: BookingRules, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO booking.settings (tenant_id, rules, version, changed_at) VALUES ($1, $2::jsonb, 1, $3)
     ON CONFLICT (tenant_id) DO UPDATE SET rules = excluded.rules, version = booking.settings.version + 1,
       changed_at = excluded.changed_at WHERE booking.settings.version = $4`,
    [tx.ctx.tenantId, JSON.stringify(rules), tx.ctx.clock.now(), version],
  );
  return (rowCount ?? 0) > 0;
}

export async function insertSites(tx: Tx, rows: readonly SiteRow[]): Promise<void> {
  await insertMany(tx, 'booking.sites', rows);
}

export async function insertPools(tx: Tx, rows: readonly PoolRow[]): Promise<void> {
  await insertMany(tx, 'booking.pools', rows);
}

export async function insertResources(tx: Tx, rows: readonly ResourceRow[]): Promise<void> {
  await insertMany(
    tx,
    'booking.resources',
    rows.map((row) => ({ ...row, weekly: JSON.parse(JSON.stringify(row.weekly)) as object })),
  );
}

/** Gives a site another secret for its screens. */
export async function saveScreenToken(tx: Tx, siteId: string, screenToken: string): Promise<void> {
  await on(tx)
    .updateTable('booking.sites')
    .set(await sealChange(tx, 'booking.sites', siteId, { screenToken }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', siteId)
    .execute();
}

export async function updatePool(tx: Tx, id: string, change: Partial<PoolRow>): Promise<void> {
  await on(tx)
    .updateTable('booking.pools')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Changes a resource of a known version. @returns whether it was still that version */
export async function updateResource(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  { weekly, ...change }: Partial<ResourceRow>,
): Promise<boolean> {
  const changed = await on(tx)
    .updateTable('booking.resources')
    .set({
      ...change,
      ...(weekly ? { weekly: sql<never>`${JSON.stringify(weekly)}::jsonb` } : {}),
      version: version + 1,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}

/** Writes exceptions. */
export async function insertExceptions(tx: Tx, rows: readonly ExceptionRow[]): Promise<void> {
  const { tenantId, clock, actor } = tx.ctx;
  await insertMany(
    tx,
    'booking.exceptions',
    rows.map(({ from, until, ...row }) => ({
      ...row,
      tenantId,
      during: `[${from.toISOString()},${until.toISOString()})`,
      madeBy: actor.personId,
      madeAt: clock.now(),
    })),
  );
}

/** Takes an exception back. @returns the resource it was of */
export async function liftExceptionRow(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ resourceId: string }>(
    `UPDATE booking.exceptions SET lifted_at = $3 WHERE tenant_id = $1 AND id = $2 AND lifted_at IS NULL
     RETURNING resource_id AS "resourceId"`,
    [tx.ctx.tenantId, id, tx.ctx.clock.now()],
  );
  return rows[0]?.resourceId;
}
