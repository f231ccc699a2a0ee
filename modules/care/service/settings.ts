/** Settings, tariffs and kinds of help of a town. */
import { book } from '#modules/duties/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Tariff, Tier } from '../contract/allowances.ts';
import type { Service, ServiceInput } from '../contract/requests.ts';
import { defaultSettings, type Settings } from '../contract/settings.ts';
import { problem } from '../problems.ts';
import { isRising } from '../rules/allowance.ts';
import { hasPaymentFrom } from '../store/allowances.ts';
import {
  insertServices,
  saveSettingsRow,
  saveTariffRow,
  serviceByCode,
  serviceRows,
  settingsRow,
  tariffRows,
  updateService,
} from '../store/settings.ts';
import type { ServiceRecord, TariffRecord } from '../store/tables.ts';

/** The settings in force. */
export async function settingsOf(tx: Tx): Promise<Settings> {
  const row = await settingsRow(tx);
  if (!row) return defaultSettings;
  const { graceMinutes, escalateMinutes, proofMonths, remindDays, backPayMonths, planAheadDays } =
    row;
  return { graceMinutes, escalateMinutes, proofMonths, remindDays, backPayMonths, planAheadDays };
}

export function readSettings(ctx: Ctx): Promise<Settings> {
  return ctx.database.inTenant(ctx, settingsOf);
}

export async function saveSettings(ctx: Ctx, settings: Settings): Promise<Settings> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const remindDays = [...settings.remindDays].sort((a, b) => b - a);
    await saveSettingsRow(tx, { ...settings, remindDays, tenantId: ctx.tenantId, version: 1 });
    await audit(tx, [{ action: 'care.saveSettings', subject: ctx.tenantId, detail: settings }]);
    return { ...settings, remindDays };
  });
}

export const tariffView = ({ id, validFrom, tiers, basis }: TariffRecord): Tariff => ({
  id,
  validFrom,
  tiers,
  basis,
});

export async function listTariffs(ctx: Ctx): Promise<{ items: Tariff[] }> {
  const rows = await ctx.database.inTenant(ctx, tariffRows);
  return { items: rows.map(tariffView) };
}

/** Sets a tariff from a month on. @throws tariff-not-rising, tariff-paid */
export async function saveTariff(
  ctx: Ctx,
  validFrom: string,
  { tiers, basis }: { readonly tiers: readonly Tier[]; readonly basis: string },
): Promise<Tariff> {
  const sorted = [...tiers].sort((a, b) => a.fromAge - b.fromAge);
  if (!isRising(sorted))
    throw problem('tariff-not-rising', {}, [{ pointer: '/tiers', detail: '—' }]);
  return ctx.database.inTenant(ctx, async (tx) => {
    if (await hasPaymentFrom(tx, validFrom)) throw problem('tariff-paid', { month: validFrom });
    const row = {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      validFrom,
      tiers: sorted,
      basis: basis.trim(),
      createdBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
    };
    await saveTariffRow(tx, row);
    await audit(tx, [{ action: 'care.saveTariff', subject: validFrom, detail: { tiers: sorted } }]);
    return tariffView(row);
  });
}

export const serviceView = ({ id: _id, tenantId: _tenant, ...service }: ServiceRecord): Service =>
  service;

export async function listServices(ctx: Ctx): Promise<{ items: Service[] }> {
  const rows = await ctx.database.inTenant(ctx, serviceRows);
  return { items: rows.map(serviceView) };
}

/** Adds (version 0) or changes a kind of help. @throws changed-meanwhile, category-unknown */
export async function saveService(
  ctx: Ctx,
  code: string,
  { version, ...input }: ServiceInput & { readonly version: number },
): Promise<Service> {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (!(await book(tx)).category(input.categoryCode))
      throw problem('care-category-unknown', {}, [{ pointer: '/categoryCode', detail: '—' }]);
    const present = await serviceByCode(tx, code);
    if ((present?.version ?? 0) !== version)
      throw generalProblem('changed-meanwhile', { what: input.nameZh });
    if (present) await updateService(tx, code, version, input);
    else
      await insertServices(tx, [
        { ...input, code, id: uuidv7(), tenantId: ctx.tenantId, version: 1 },
      ]);
    await audit(tx, [
      { action: 'care.saveService', subject: code, detail: { active: input.active } },
    ]);
    return { ...input, code, version: version + 1 };
  });
}
