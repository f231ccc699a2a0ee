/** The devices of a town, kept in the process. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { events } from '../contract/events.ts';
import { directoryOf } from '../rules/directory.ts';
import { revisionOf, touchRevision } from '../store/models.ts';
import { directoryRows } from '../store/things.ts';
import type { ThingDirectory } from '../types.ts';

const directoryCache = new TenantCache<ThingDirectory>({
  revision: (tx) => revisionOf(tx, 'thingsRevision'),
  load: async (tx) => directoryOf(await directoryRows(tx)),
});

/** All devices of the ctx's town, whatever the actor's reach. */
export function thingsOf(at: Ctx | Tx): Promise<ThingDirectory> {
  return directoryCache.get(at);
}

/** Reads the devices anew; after a commit that changed them. */
export async function reloadThings(at: Ctx | Tx): Promise<void> {
  await directoryCache.reload(at);
}

const told = new WeakSet<Tx>();

/** Gives the devices a new revision within the running transaction and tells other processes, once. */
export async function thingsChangedIn(tx: Tx): Promise<void> {
  if (told.has(tx)) return;
  told.add(tx);
  directoryCache.changedIn(tx);
  await touchRevision(tx, 'thingsRevision');
  await emit(tx, [
    {
      type: events.directoryChanged,
      subject: tx.ctx.tenantId,
      payload: {},
      audience: { everyone: true },
    },
  ]);
}
