/** Events of devices. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { DeviceEventRow, ThingsTables } from './tables.ts';

/** Keeps an event. @returns whether it is new */
export async function insertDeviceEvent(tx: Tx, row: DeviceEventRow): Promise<boolean> {
  return (await insertMany(tx, 'things.device_events', [row], 'ON CONFLICT DO NOTHING')) > 0;
}

/** Events of a device, newest arrival first, one more than asked. */
export async function deviceEventRows(
  tx: Tx,
  thingId: string,
  page: { readonly limit: number; readonly before: string | null },
): Promise<DeviceEventRow[]> {
  let query = tx
    .as<ThingsTables>()
    .selectFrom('things.deviceEvents')
    .selectAll()
    .where('thingId', '=', thingId);
  if (page.before) query = query.where('id', '<', page.before);
  return query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Removes events that are older than their model keeps. @returns how many */
export async function sweepDeviceEvents(tx: Tx, now: Date): Promise<number> {
  const { rowCount } = await tx.client.query(
    `DELETE FROM things.device_events e USING things.things t, things.models m
     WHERE e.tenant_id = $1 AND t.id = e.thing_id AND m.tenant_id = t.tenant_id
       AND m.code = t.model_code AND m.version = t.model_version
       AND e.at < $2::timestamptz - make_interval(days => (m.content->>'retentionDays')::integer)`,
    [tx.ctx.tenantId, now],
  );
  return rowCount ?? 0;
}
