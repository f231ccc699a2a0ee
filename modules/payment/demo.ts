/** Tariffs, payers, two quarters of bills and how they were paid; a little of it in the twin town and in tests. */
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { fillHistory } from './demo/history.ts';
import { kindSeeds } from './demo/kinds.ts';
import { fillRegister } from './demo/payers.ts';
import { fillReconciliation } from './demo/reconciliation.ts';
import { fillWaiting } from './demo/waiting.ts';
import { serviceKind } from './service/charges.ts';
import { houseSettings } from './service/settings.ts';
import { insertKinds, saveSettingsRow } from './store/manage.ts';
import type { KindRow } from './store/tables.ts';

const whole = { households: 240, stalls: 36, vehicles: 24 };
const little = { households: 12, stalls: 3, vehicles: 1 };

const windowOfDemo = {
  windowZh: '便民服务中心一楼收费窗口可以用现金、银行卡缴纳，工作日 8:30–17:30',
  windowEn:
    'Cash or card at the pay window on the ground floor of the service centre, working days 8:30–17:30',
} as const;

/** Fills a town of the demo. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const isWhole = historyCount > 0 && tenant.code === 'qingxi';
  await ctx.database.inTenant(ctx, async (tx) => {
    const kinds = await fillKinds(tx);
    const { tenantId } = tx.ctx;
    await saveSettingsRow(tx, { ...houseSettings, ...windowOfDemo, tenantId });
    const payers = await fillRegister(tx, isWhole ? whole : little);
    const orders = await fillHistory(tx, payers, { kinds, months: isWhole ? 3 : 1 });
    if (!isWhole) return;
    await fillWaiting(tx, payers, { kinds, orders });
    await fillReconciliation(tx, orders);
  });
}

async function fillKinds(tx: Tx): Promise<KindRow[]> {
  const { departments } = await ground(tx.ctx);
  const office = departments.find(({ isOffice }) => isOffice) ?? departments[0];
  if (!office) return [];
  const idOf = (code: string): string =>
    departments.find((one) => one.code === code)?.id ?? office.id;
  const rows = kindSeeds.map(
    ({ department, ...seed }): KindRow => ({
      ...seed,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      departmentId: idOf(department),
      active: true,
      version: 1,
    }),
  );
  const all = [...rows, serviceKind(tx, office.id)];
  await insertKinds(tx, all);
  return all;
}
