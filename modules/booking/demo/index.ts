/** Writes plans of the demo's towns; of the first one also what happened lately and what is ahead. */
import { staffByUsername } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { plansChanged } from '../service/book.ts';
import { newScreenToken } from '../service/hall.ts';
import { insertPools, insertResources, insertSites } from '../store/plans.ts';
import type { PoolRow, ResourceRow, SiteRow } from '../store/tables.ts';
import { fillHistory } from './history.ts';
import type { DemoPool, DemoSite } from './pieces.ts';
import { demoSites } from './plans.ts';

/** Fills a town; the county has nothing to book. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    await writePlans(tx, demoSites(tenant.code));
    await plansChanged(tx);
  });
  if (tenant.code === 'qingxi' && historyCount > 0) await fillHistory(ctx);
}

const usual = {
  beforeMinutes: 0,
  afterMinutes: 0,
  noticeMinutes: 30,
  horizonDays: 14,
  onHolidays: 'closed',
  makeUpWeekday: 1,
  needsApproval: false,
  asksAddress: false,
  queued: true,
  active: true,
} as const;

async function writePlans(tx: Tx, sites: readonly DemoSite[]): Promise<void> {
  const { tenantId } = tx.ctx;
  const { departments } = await ground(tx.ctx);
  const staff = await staffByUsername(tx);
  const departmentOf = (code: string) => departments.find((one) => one.code === code)?.id ?? null;
  const siteRows: SiteRow[] = [];
  const pools: PoolRow[] = [];
  const resources: ResourceRow[] = [];
  for (const [order, { pools: own, ...site }] of sites.entries()) {
    const siteId = uuidv7();
    const screenToken = newScreenToken();
    siteRows.push({ ...site, id: siteId, tenantId, screenToken, sortOrder: order, active: true });
    for (const pool of own) {
      const poolId = uuidv7();
      pools.push(poolOf(pool, { id: poolId, tenantId, siteId, order: pools.length, departmentOf }));
      for (const { username, ...resource } of pool.resources) {
        resources.push({
          titleZh: '',
          titleEn: '',
          spotZh: '',
          capacity: 1,
          ...resource,
          id: uuidv7(),
          tenantId,
          poolId,
          personId: staff.get(username ?? '')?.id ?? null,
          sortOrder: resources.length,
          active: true,
          version: 1,
        });
      }
    }
  }
  await insertSites(tx, siteRows);
  await insertPools(tx, pools);
  await insertResources(tx, resources);
}

interface PoolPlace {
  readonly id: string;
  readonly tenantId: string;
  readonly siteId: string;
  readonly order: number;
  readonly departmentOf: (code: string) => string | null;
}

function poolOf({ department, resources: _, rules, ...words }: DemoPool, at: PoolPlace): PoolRow {
  const { id, tenantId, siteId, order, departmentOf } = at;
  const departmentId = departmentOf(department);
  return { ...usual, ...words, ...rules, id, tenantId, siteId, departmentId, sortOrder: order };
}
