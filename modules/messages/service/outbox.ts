/** One process's delivery: woken every second, never twice at once, awaited when the server stops. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { tenantsWithDue } from '../store/messages.ts';
import { deliverDue } from './deliver.ts';
import { worldOf } from './world.ts';

const running = new WeakMap<Database, Promise<void>>();

/**
 * Starts a round of delivery unless one is under way. It does not wait for vendors, so that a slow
 * one holds up nothing else.
 */
export function wakeOutbox(database: Database, ctxOf: (tenantId: string) => Ctx, now: Date): void {
  if (running.has(database)) return;
  const round = deliverEverywhere(database, ctxOf, now)
    .catch((error: Error) => worldOf(database).warn(error, 'message delivery'))
    .finally(() => running.delete(database));
  running.set(database, round);
}

/** Waits for the round under way. */
export async function outboxAtRest(database: Database): Promise<void> {
  await running.get(database);
}

/** Sends what is due in every town. */
async function deliverEverywhere(
  database: Database,
  ctxOf: (tenantId: string) => Ctx,
  now: Date,
): Promise<void> {
  const tenantIds = await database.inSystem((tx) => tenantsWithDue(tx, now));
  await Promise.all(tenantIds.map((tenantId) => deliverDue(ctxOf(tenantId))));
}
