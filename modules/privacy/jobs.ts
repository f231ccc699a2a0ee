/** Timed work on personal data. */
import type { Database } from '#platform/database/index.ts';
import type { ServiceHost, Tick } from '#platform/module/index.ts';
import { sealTowns } from '#platform/personal/index.ts';
import type { House } from './service/erase.ts';
import { finishWaiting, sweepTown } from './service/sweep.ts';

/** The house of each process, known from its start. */
const houses = new WeakMap<Database, House>();

/**
 * Before anything is served, what lies open in declared fields is sealed: rows of a release that did not
 * seal them. Former keys are wrapped anew when the master key changed.
 */
export async function sealAtStart(database: Database, host: ServiceHost): Promise<void> {
  houses.set(database, { slots: host.slots, manifests: host.manifests });
  if (database.vault.tables.size === 0) return;
  const wrapped = await database.vault.ring.rewrap();
  if (wrapped > 0) host.logger.info({ keys: wrapped }, 'data keys wrapped with the new master key');
  const { sealed } = await sealTowns(database, (id) => host.ctxOf(id), host.clock.now());
  if (sealed > 0) host.logger.info({ rows: sealed }, 'fields sealed that lay open');
}

/** After a key was turned: seals anew with it what former ones sealed. */
export const sealing: Tick = {
  name: 'privacy.seal',
  everySeconds: 20,
  run: async (ctxOf, tenants) => {
    const [tenant] = await tenants.all();
    if (!tenant) return;
    const { database, clock } = ctxOf(tenant.tenantId);
    await sealTowns(database, ctxOf, clock.now());
  },
};

/** Once an hour: what is over its time goes, and erasures that waited are carried out. */
export const sweeping: Tick = {
  name: 'privacy.sweep',
  everySeconds: 3600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      const house = houses.get(ctx.database);
      if (!house) continue;
      await sweepTown(ctx, house);
      await finishWaiting(ctx, house);
    }
  },
};
