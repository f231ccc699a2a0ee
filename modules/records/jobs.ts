/** Listeners and timed work of the master records. */
import { intakeEvents } from '#modules/intake/index.ts';
import { sharingEvents } from '#modules/sharing/index.ts';
import type { Listener, Tick } from '#platform/module/index.ts';
import { tieAccount } from './service/accounts.ts';
import { refreshTown } from './service/refresh.ts';
import { markStale } from './store/sources.ts';

/** Rows moved in a resource: its sources wait to be read. */
export const rowsMoved: Listener = {
  name: 'records.rowsMoved',
  events: [intakeEvents.applied, intakeEvents.takenBack],
  handle: async (tx, event) => {
    const { resourceId } = event.payload as { readonly resourceId: string };
    await markStale(tx, resourceId);
  },
};

/** An account proved its identity number: the record with that number is its own from now on. */
export const accountProved: Listener = {
  name: 'records.accountProved',
  events: [sharingEvents.identityProved],
  handle: (tx, event) => tieAccount(tx, event.subject),
};

/** Brings the records of each town up to date, a town after another. */
export const refreshing: Tick = {
  name: 'records.refresh',
  everySeconds: 10,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) await refreshTown(ctxOf(tenantId));
  },
};
