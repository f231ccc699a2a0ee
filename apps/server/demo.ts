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
  const database = new Database({ url, connections: 12, sealing, unhurried: true });
  const application = await createApplication({ database, modules, clock, logger, settings });
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

/** One module after another, those aside beside them; the first fault is thrown when nothing runs any more. */
async function loadModules(
  application: Application,
  { historyCount, log }: DemoOptions,
  shared: Map<string, unknown>,
): Promise<void> {
  const all: Promise<void>[] = [];
  const later = (work: Promise<void>): void => {
    // Thrown at the end; until then somebody must have heard it.
    work.catch(() => undefined);
    all.push(work);
  };
  const fill = async (module: ModuleDefinition): Promise<void> => {
    const startedAt = performance.now();
    for (const tenant of demoTenants) {
      const ctx = application.ctxOf(tenant.tenantId);
      const history = tenant.kind === 'town' && tenant.position === 0 ? historyCount : 0;
      await module.demo?.({ ctx, tenant, historyCount: history, log, shared, later });
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    log(`${module.manifest.title.zh}: ${seconds} s`);
  };
  await inOrder(
    modules.filter(({ demo }) => demo),
    fill,
  ).finally(() => Promise.allSettled(all));
  await Promise.all(all);
}

/**
 * Does `work` for each module in the order given. One that loads aside begins when those that it needs are done, and only those that
 * need it wait for it.
 */
async function inOrder(
  given: readonly ModuleDefinition[],
  work: (module: ModuleDefinition) => Promise<void>,
): Promise<void> {
  const known = new Map<string, Promise<void>>();
  const line: Promise<void>[] = [];
  const all = given.map((module) => {
    const { needs, id } = module.manifest;
    const before = needs.flatMap((need) => known.get(need) ?? []);
    const isAside = module.demoAside === true;
    const running = Promise.all(isAside ? before : [...line, ...before]).then(() => work(module));
    known.set(id, running);
    if (!isAside) line.push(running);
    return running;
  });
  await Promise.allSettled(all);
  await Promise.all(all);
}
