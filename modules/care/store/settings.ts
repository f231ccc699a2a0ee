/** Queries about settings, tariffs and services. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { CareTables, ServiceRecord, SettingsRow, TariffRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();

export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return on(tx)
    .selectFrom('care.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  await insertMany(
    tx,
    'care.settings',
    [row],
    `ON CONFLICT (tenant_id) DO UPDATE SET grace_minutes = excluded.grace_minutes,
     escalate_minutes = excluded.escalate_minutes, proof_months = excluded.proof_months,
     remind_days = excluded.remind_days, back_pay_months = excluded.back_pay_months,
     plan_ahead_days = excluded.plan_ahead_days, version = care.settings.version + 1`,
  );
}

/** Tariffs, the newest first. */
export function tariffRows(tx: Tx): Promise<TariffRecord[]> {
  return on(tx)
    .selectFrom('care.tariffs')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('validFrom', 'desc')
    .execute();
}

export async function saveTariffRow(tx: Tx, row: TariffRecord): Promise<void> {
  await insertMany(
    tx,
    'care.tariffs',
    [row],
    `ON CONFLICT (tenant_id, valid_from) DO UPDATE SET tiers = excluded.tiers, basis = excluded.basis,
     created_by = excluded.created_by, created_at = excluded.created_at`,
  );
}

export function serviceRows(tx: Tx): Promise<ServiceRecord[]> {
  return on(tx)
    .selectFrom('care.services')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('position')
    .orderBy('code')
    .execute();
}

export function serviceByCode(tx: Tx, code: string): Promise<ServiceRecord | undefined> {
  return on(tx)
    .selectFrom('care.services')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst();
}

export async function insertServices(tx: Tx, rows: readonly ServiceRecord[]): Promise<void> {
  await insertMany(tx, 'care.services', rows, 'ON CONFLICT (tenant_id, code) DO NOTHING');
}

/** Changes a service. @returns whether it still had the version */
export async function updateService(
  tx: Tx,
  code: string,
  version: number,
  change: Partial<ServiceRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('care.services')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
