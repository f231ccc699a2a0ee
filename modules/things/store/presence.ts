/** Presence of devices. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { PresenceRow, ThingsTables } from './tables.ts';

/** What is known of these devices, locked in one order for everybody. */
export async function lockPresence(
  tx: Tx,
  thingIds: readonly string[],
): Promise<Map<string, PresenceRow>> {
  if (thingIds.length === 0) return new Map();
  const rows = await tx
    .as<ThingsTables>()
    .selectFrom('things.presence')
    .selectAll()
    .where('thingId', 'in', [...thingIds])
    .orderBy('thingId')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.thingId, row]));
}

/** Keeps presence; a later word of another process is not overwritten by an earlier one. */
export async function savePresence(tx: Tx, rows: readonly PresenceRow[]): Promise<void> {
  const sorted = [...rows].sort((a, b) => (a.thingId < b.thingId ? -1 : 1));
  await insertMany(
    tx,
    'things.presence',
    sorted,
    `ON CONFLICT (thing_id) DO UPDATE SET status = excluded.status, cause = excluded.cause,
     last_seen_at = greatest(presence.last_seen_at, excluded.last_seen_at), changed_at = excluded.changed_at`,
  );
}
