/** Loads the demo town, module by module in order of needs. */
import { modules } from '#modules/registry.ts';
import { createApplication } from '#platform/application/index.ts';
import type { Clock } from '#platform/clock/index.ts';
import { Database } from '#platform/database/index.ts';
import type { HttpSettings } from '#platform/http/index.ts';
import type { SealingSettings } from '#platform/sealing/index.ts';
import { sealTowns } from '#platform/personal/index.ts';
import { saveTenant } from '#platform/tenants/index.ts';
import { departmentAccess, standInDepartment } from './demo-department.ts';
import { demoTenants } from '#demo/tenants.ts';
import type { Logger } from 'pino';

/** What the loader is told. */
export interface DemoOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: HttpSettings;
  readonly sealing: SealingSettings;
  /** Cases of history; 0 loads the ground only. */
  readonly historyCount: number;
  /** The database is our own: a department's may stand beside it. */
  readonly ownServer?: boolean;
  readonly log: (line: string) => void;
}

/** Whether the installation has no tenant yet. */
export async function isEmpty(url: string): Promise<boolean> {
  const database = new Database({ url, connections: 2 });
  try {
    const { rows } = await database.system.query('SELECT 1 FROM platform.tenants LIMIT 1');
    return rows.length === 0;
  } finally {
    await database.close();
  }
}

/** Fills an empty installation with the demo county: its town, the twin town, and the history. */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const { url, clock, logger, settings, historyCount, log, sealing } = options;
  const database = new Database({ url, connections: 8, sealing });
  const application = await createApplication({ database, modules, clock, logger, settings });
  try {
    for (const tenant of demoTenants) await saveTenant(database, tenant);
    const shared = new Map<string, unknown>();
    const isOurs = options.ownServer === true && historyCount > 0;
    shared.set(departmentAccess, await standInDepartment(url, isOurs));
    const pending: Promise<void>[] = [];
    const later = (work: Promise<void>) => void pending.push(work);
    for (const module of modules) {
      if (!module.demo) continue;
      const startedAt = performance.now();
      for (const tenant of demoTenants) {
        const ctx = application.ctxOf(tenant.tenantId);
        const history = tenant.kind === 'town' && tenant.position === 0 ? historyCount : 0;
        await module.demo({ ctx, tenant, historyCount: history, log, shared, later });
      }
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      log(`${module.manifest.title.zh}: ${seconds} s`);
    }
    await Promise.all(pending);
    // What was loaded is sealed already: marked as looked through, so that no start does it again.
    await sealTowns(database, (id) => application.ctxOf(id), clock.now());
  } finally {
    await application.stop();
  }
}
