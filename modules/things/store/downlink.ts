/** What waits for the way down to a device. */
import type { Database, Tx } from '#platform/database/index.ts';
import type { Door } from '../contract/model.ts';

/** The channel on which processes are woken. */
export const downlinkChannel = 'zhenshu_downlink';

/** Wakes the door of a device after commit. */
export async function wakeDoor(tx: Tx, door: Door, thingId: string): Promise<void> {
  await tx.client.query('SELECT pg_notify($1, $2)', [
    downlinkChannel,
    `${door} ${tx.ctx.tenantId} ${thingId}`,
  ]);
}

/** A device for which something waits. */
export interface Waiting {
  readonly tenantId: string;
  readonly thingId: string;
}

/** Active devices of a door, over all towns, for which a command or a delta waits; those there first. */
export async function waitingAt(database: Database, door: Door): Promise<Waiting[]> {
  return database.inSystem(async (tx) => {
    const { rows } = await tx.client.query<Waiting>(
      `SELECT t.tenant_id AS "tenantId", t.id AS "thingId" FROM things.things t
       LEFT JOIN things.presence p ON p.thing_id = t.id
       WHERE t.door = $1 AND t.state = 'active' AND t.id IN (
         SELECT thing_id FROM things.commands WHERE state = 'queued'
         UNION SELECT thing_id FROM things.twins WHERE differs AND sent_version < desired_version)
       ORDER BY p.status IS NOT DISTINCT FROM 'online' DESC, t.no LIMIT 1000`,
      [door],
    );
    return rows;
  });
}
