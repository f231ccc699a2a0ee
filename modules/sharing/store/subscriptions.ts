/** Queries about subscriptions and deliveries. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { DeliveryState } from '../contract/states.ts';
import type { DeliveryRecord, SharingTables, SubscriptionRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<SharingTables>();
const table = 'sharing.subscriptions';

export async function insertSubscription(tx: Tx, row: SubscriptionRecord): Promise<void> {
  await insertMany(tx, table, [{ ...row, watch: [...row.watch] }]);
}

/** A subscription within reach, locked. */
export async function lockSubscription(
  tx: Tx,
  id: string,
): Promise<SubscriptionRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a locked subscription and counts its version up. */
export async function updateSubscription(
  tx: Tx,
  id: string,
  change: Partial<SubscriptionRecord>,
): Promise<void> {
  const { conditions, watch, ...rest } = await sealChange(tx, table, id, change);
  await on(tx)
    .updateTable(table)
    .set({
      ...rest,
      ...(watch ? { watch: sql<SubscriptionRecord['watch']>`${[...watch]}::text[]` } : {}),
      ...(conditions
        ? {
            conditions: sql<SubscriptionRecord['conditions']>`${JSON.stringify(conditions)}::jsonb`,
          }
        : {}),
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of subscriptions, newest first, one row longer than asked. */
export async function subscriptionPage(
  tx: Tx,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<SubscriptionRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return openRows(tx, table, await query.execute());
}

/** The active subscriptions to a resource. */
export async function activeSubscriptions(
  tx: Tx,
  resourceId: string,
): Promise<SubscriptionRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  return openRows(tx, table, rows);
}

/** Ends what rests on a grant that ended. */
export async function endSubscriptions(tx: Tx, grantId: string): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ state: 'ended', endedAt: tx.ctx.clock.now(), version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('grantId', '=', grantId)
    .where('state', '<>', 'ended')
    .execute();
  await tx.client.query(
    `UPDATE sharing.deliveries SET state = 'dead', next_at = NULL, last_error = 'the grant ended'
     WHERE tenant_id = $1 AND state = 'waiting'
       AND subscription_id IN (SELECT id FROM sharing.subscriptions WHERE tenant_id = $1 AND grant_id = $2)`,
    [tx.ctx.tenantId, grantId],
  );
}

/** Puts deliveries in line; the same batch is told to a subscription once. */
export async function insertDeliveries(tx: Tx, rows: readonly DeliveryRecord[]): Promise<void> {
  await insertMany(
    tx,
    'sharing.deliveries',
    rows,
    'ON CONFLICT (tenant_id, subscription_id, batch_id) DO NOTHING',
  );
}

/** Deliveries that are due, the oldest first. */
export function dueDeliveries(tx: Tx, limit: number): Promise<DeliveryRecord[]> {
  return on(tx)
    .selectFrom('sharing.deliveries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'waiting')
    .where('nextAt', '<=', tx.ctx.clock.now())
    .orderBy('nextAt')
    .limit(limit)
    .execute();
}

/** A delivery within reach, locked. */
export function lockDelivery(tx: Tx, id: string): Promise<DeliveryRecord | undefined> {
  return on(tx)
    .selectFrom('sharing.deliveries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  change: Partial<Pick<DeliveryRecord, 'state' | 'attempts' | 'nextAt' | 'sentAt' | 'lastError'>>,
): Promise<void> {
  await on(tx)
    .updateTable('sharing.deliveries')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of deliveries, newest first, one row longer than asked. */
export function deliveryPage(
  tx: Tx,
  filter: { readonly state?: DeliveryState },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<DeliveryRecord[]> {
  let query = on(tx)
    .selectFrom('sharing.deliveries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

/** Deliveries given up, by subscription. */
export async function deadCounts(
  tx: Tx,
  subscriptionIds: readonly string[],
): Promise<Map<string, number>> {
  if (subscriptionIds.length === 0) return new Map();
  const { rows } = await tx.client.query<{ id: string; dead: string }>(
    `SELECT subscription_id AS id, count(*) AS dead FROM sharing.deliveries
     WHERE tenant_id = $1 AND state = 'dead' AND subscription_id = ANY ($2::uuid[]) GROUP BY 1`,
    [tx.ctx.tenantId, [...subscriptionIds]],
  );
  return new Map(rows.map(({ id, dead }) => [id, Number(dead)]));
}

/** Titles of subscriptions, by id. */
export async function subscriptionTitles(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await on(tx)
    .selectFrom(table)
    .select(['id', 'title'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
