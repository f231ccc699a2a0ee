/** The plan of a town's lights, kept in the process, and the one way to change it. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { events } from '../contract/index.ts';
import { lockPlan, planRevision, planRows, touchPlan } from '../store/plan.ts';
import type { CalendarRow, GroupRow, ProgrammeRow, SettingsRow } from '../store/tables.ts';
import { switchSoon } from './switching.ts';

/** Programmes, calendars and groups by code. */
export interface LightingPlan {
  readonly settings: SettingsRow;
  readonly programmes: ReadonlyMap<string, ProgrammeRow>;
  readonly calendars: ReadonlyMap<string, CalendarRow>;
  readonly groups: ReadonlyMap<string, GroupRow>;
}

/** What a town without a plan counts with: nothing burns. */
const noSettings = (tenantId: string): SettingsRow => ({
  tenantId,
  calendarCode: '',
  fenPerKwh: 65,
  kgCo2PerKwh: 0.5306,
  baselineUncertainty: 0.02,
  meterUncertainty: 0.0058,
  version: 0,
  revision: '',
});

const byCode = <T extends { readonly code: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.code, row]));

/** Plans by tenant. */
export const planCache = new TenantCache<LightingPlan>({ revision: planRevision, load: readPlan });

async function readPlan(tx: Tx): Promise<LightingPlan> {
  const { settings, programmes, calendars, groups } = await planRows(tx);
  return {
    settings: settings ?? noSettings(tx.ctx.tenantId),
    programmes: byCode(programmes),
    calendars: byCode(calendars),
    groups: byCode(groups),
  };
}

/** The plan of the ctx's town. */
export function plan(at: Ctx | Tx): Promise<LightingPlan> {
  return planCache.get(at);
}

/**
 * Runs a change of the plan in one transaction: the plan as it then is is kept as a version, all groups
 * are decided anew at once, and this process's copy is refreshed.
 */
export async function changingPlan<T>(
  ctx: Ctx,
  work: (tx: Tx, now: LightingPlan) => Promise<T>,
): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    await lockPlan(tx);
    const done = await work(tx, await readPlan(tx));
    await planChangedIn(tx);
    return done;
  });
  await planCache.reload(ctx);
  return result;
}

/** Tells within a transaction that the plan changed. */
export async function planChangedIn(tx: Tx): Promise<void> {
  const { tenantId } = tx.ctx;
  await touchPlan(tx);
  planCache.changedIn(tx);
  const { settings, programmes, calendars, groups } = await readPlan(tx);
  const content = {
    settings,
    programmes: [...programmes.values()],
    calendars: [...calendars.values()],
    groups: [...groups.values()],
  };
  await saveVersions(tx, [{ kind: 'lighting.plan', subject: tenantId, content }]);
  await emit(tx, [
    {
      type: events.planChanged,
      subject: tenantId,
      payload: {},
      audience: { everyone: true },
    },
  ]);
  await switchSoon(tx, [...groups.keys()]);
}
