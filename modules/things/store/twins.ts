/** Twins: desired and reported state. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { ThingsTables, TwinRow } from './tables.ts';

/** The twin of a device. */
export async function twinRow(tx: Tx, thingId: string): Promise<TwinRow | undefined> {
  return tx
    .as<ThingsTables>()
    .selectFrom('things.twins')
    .selectAll()
    .where('thingId', '=', thingId)
    .executeTakeFirst();
}

/** The twin of a device, made if there is none, locked. */
export async function lockTwin(tx: Tx, thingId: string): Promise<TwinRow> {
  await tx.client.query(
    'INSERT INTO things.twins (thing_id, tenant_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [thingId, tx.ctx.tenantId],
  );
  return tx
    .as<ThingsTables>()
    .selectFrom('things.twins')
    .selectAll()
    .where('thingId', '=', thingId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Writes a twin. */
export async function saveTwin(tx: Tx, row: TwinRow): Promise<void> {
  await insertMany(
    tx,
    'things.twins',
    [row],
    `ON CONFLICT (thing_id) DO UPDATE SET desired = excluded.desired, desired_version = excluded.desired_version,
     desired_at = excluded.desired_at, desired_by_name = excluded.desired_by_name, reported = excluded.reported,
     reported_at = excluded.reported_at, sent_version = excluded.sent_version, sent_at = excluded.sent_at,
     differs = excluded.differs`,
  );
}
