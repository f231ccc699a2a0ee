/** Loads the demo town, module by module in order of needs. */
import { modules } from '#modules/registry.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import type { Clock } from '#platform/clock/index.ts';
import { Database } from '#platform/database/index.ts';
import type { HttpSettings } from '#platform/http/index.ts';
import type { ModuleDefinition } from '#platform/module/index.ts';
import type { SealingSettings } from '#platform/sealing/index.ts';
import { sealTowns } from '#platform/personal/index.ts';
import { saveTenant } from '#platform/tenants/index.ts';
import { withoutForeignKeys } from './demo-bulk.ts';
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

/**
 * Fills an empty installation with the demo county: its town, the twin town, and the history. Nothing waits for the disk on the way:
 * what was loaded is on it when whoever called has committed that it is whole (`markDemo`).
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const { url, clock, logger, settings, sealing } = options;
  const database = new Database({ url, connections: 24, sealing, unhurried: true });
  const application = await createApplication({
    database,
    modules,
    clock,
    logger,
    settings,
    isUnasked: true,
  });
  try {
    for (const tenant of demoTenants) await saveTenant(database, tenant);
    const shared = new Map<string, unknown>();
    const isOurs = options.ownServer === true && options.historyCount > 0;
    shared.set(departmentAccess, await standInDepartment(url, isOurs));
    await loadModules(application, options, shared);
    // What was loaded is sealed already: marked as looked through, so that no start does it again.
    await sealTowns(database, (id) => application.ctxOf(id), clock.now());
  } finally {
    await application.stop();
  }
}

/** Module by module; the first fault is thrown when nothing runs any more. */
async function loadModules(
  application: Application,
  { url, historyCount, log }: DemoOptions,
  shared: Map<string, unknown>,
): Promise<void> {
  const all: Promise<void>[] = [];
  const later = (work: Promise<void>): void => {
    // Thrown at the end; until then somebody must have heard it.
    work.catch(() => undefined);
    all.push(work);
  };
  const write = async (module: ModuleDefinition): Promise<void> => {
    for (const tenant of demoTenants) {
      const ctx = application.ctxOf(tenant.tenantId);
      const history = tenant.kind === 'town' && tenant.position === 0 ? historyCount : 0;
      await module.demo?.({ ctx, tenant, historyCount: history, log, shared, later });
    }
  };
  const fill = async (module: ModuleDefinition): Promise<void> => {
    const startedAt = performance.now();
    if (module.demoBulk && historyCount > 0)
      await withoutForeignKeys(url, module.manifest.id, () => write(module));
    else await write(module);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (module.demo) log(`${module.manifest.title.zh}: ${seconds} s`);
  };
  await inOrder(modules, fill).finally(() => Promise.allSettled(all));
  await Promise.all(all);
}

/**
 * Does `work` for each module as soon as those that it needs are done: the town's processors are busy with one while another waits for
 * PostgreSQL. The seconds of modules overlap.
 */
async function inOrder(
  given: readonly ModuleDefinition[],
  work: (module: ModuleDefinition) => Promise<void>,
): Promise<void> {
  const known = new Map<string, { readonly own: Promise<void>; readonly filled: boolean }>();
  const all: Promise<void>[] = [];
  for (const module of given) {
    const { needs, id } = module.manifest;
    const needed = needs.flatMap((need) => known.get(need) ?? []);
    // What has no rows of its own hands on what it waits for, but to those aside.
    const awaited = module.demoOrder === 'aside' ? needed.filter(({ filled }) => filled) : needed;
    const before = module.demoOrder === 'last' ? [...all] : awaited.map(({ own }) => own);
    const own = Promise.all(before).then(() => work(module));
    known.set(id, { own, filled: module.demo !== undefined });
    all.push(own);
  }
  await Promise.allSettled(all);
  await Promise.all(all);
}
