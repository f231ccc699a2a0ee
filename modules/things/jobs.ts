/** Keeps this process's copies fresh; timers of silence and expiry; the note pad's last page. */
import type { Database } from '#platform/database/index.ts';
import type { Listener, Service, Tick, TimerHandler } from '#platform/module/index.ts';
import { events } from './contract/events.ts';
import { deadEnds } from './rules/command-states.ts';
import { expireCommand, expiryTimer, rolloutTimer } from './service/commands.ts';
import { reloadThings } from './service/directory.ts';
import { reloadModels } from './service/models.ts';
import { moveRollout } from './service/rollouts.ts';
import { silenceTimer, watchSilence } from './service/presence.ts';
import { flushSeen } from './service/seen.ts';
import { sweepDeviceEvents } from './store/device-events.ts';

export const refresh: Listener = {
  name: 'things.refresh',
  events: [events.directoryChanged, events.modelsChanged],
  handle: async (tx, event) => {
    await (event.type === events.modelsChanged ? reloadModels(tx) : reloadThings(tx));
  },
};

export const timers: readonly TimerHandler[] = [
  { kind: silenceTimer, handle: watchSilence },
  { kind: expiryTimer, handle: expireCommand },
  { kind: rolloutTimer, handle: (tx, { subject }) => moveRollout(tx, subject) },
];

/** Writes the signs of life that are still on the pad when the process ends. */
export const lastPage: Service = {
  name: 'things.lastPage',
  role: 'ingest',
  start: ({ database }) => Promise.resolve({ stop: () => flushSeen(database) }),
};

/** Removes events of devices that are older than their model keeps. */
export const sweepEvents: Tick = {
  name: 'things.sweepEvents',
  everySeconds: 3600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      await ctx.database.inTenant(ctx, (tx) => sweepDeviceEvents(tx, ctx.clock.now()));
    }
  },
};

/** At boot: the table of command states must have no dead ends. */
export function checkStates(_database: Database): Promise<void> {
  const lost = deadEnds();
  if (lost.length > 0) throw new Error(`commands cannot leave ${lost.join(', ')}`);
  return Promise.resolve();
}
