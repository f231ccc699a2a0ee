/** Queries about settings, merchant data, kinds of bill, the register of payers, runs. */
import {
  insertMany,
  type Kysely,
  openRow,
  openRows,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { OnlineChannel, PayerKind } from '../contract/words.ts';
import type {
  AccountRecord,
  ChannelRow,
  DutyRecord,
  KindRow,
  PaymentTables,
  RunRecord,
  SettingsRow,
} from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();
const channels = 'payment.channels';
const accounts = 'payment.accounts';

/** Rules of the town, where it set them. */
export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return on(tx)
    .selectFrom('payment.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  await insertMany(
    tx,
    'payment.settings',
    [row],
    `ON CONFLICT (tenant_id) DO UPDATE SET finance_department_id = excluded.finance_department_id,
     order_minutes = excluded.order_minutes, remind_days = excluded.remind_days, due_days = excluded.due_days,
     reconcile_hour = excluded.reconcile_hour, window_zh = excluded.window_zh, window_en = excluded.window_en`,
  );
}

/** Merchant data of the town, opened. */
export async function channelRows(tx: Tx): Promise<ChannelRow[]> {
  const rows = await on(tx)
    .selectFrom(channels)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .execute();
  return openRows(tx, channels, rows);
}

/** The same of one channel. */
export async function channelRow(tx: Tx, channel: OnlineChannel): Promise<ChannelRow | undefined> {
  const row = await on(tx)
    .selectFrom(channels)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return openRow(tx, channels, row);
}

/** Writes merchant data anew: envelopes belong to their row, so the old one goes. */
export async function replaceChannel(tx: Tx, row: ChannelRow): Promise<void> {
  await removeChannelRow(tx, row.channel);
  await insertMany(tx, channels, [row]);
}

export async function removeChannelRow(tx: Tx, channel: OnlineChannel): Promise<void> {
  await on(tx)
    .deleteFrom(channels)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('channel', '=', channel)
    .execute();
}

/** All kinds of bill. */
export function kindRows(tx: Tx): Promise<KindRow[]> {
  return on(tx)
    .selectFrom('payment.kinds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id')
    .execute();
}

export async function insertKinds(tx: Tx, rows: readonly KindRow[]): Promise<void> {
  await insertMany(tx, 'payment.kinds', rows);
}

/** Changes a kind when its version is still the one that was seen. @returns whether it was */
export async function updateKind(tx: Tx, row: Omit<KindRow, 'id' | 'tenantId'>): Promise<boolean> {
  const { code, version, tariff, ...rest } = row;
  const done = await on(tx)
    .updateTable('payment.kinds')
    .set({
      ...rest,
      tariff: sql<KindRow['tariff']>`${JSON.stringify(tariff)}::jsonb`,
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export async function insertAccounts(tx: Tx, rows: readonly AccountRecord[]): Promise<void> {
  await insertMany(tx, accounts, rows);
}

export async function insertDuties(tx: Tx, rows: readonly DutyRecord[]): Promise<void> {
  await insertMany(
    tx,
    'payment.duties',
    rows,
    `ON CONFLICT (tenant_id, account_id, kind_code) DO UPDATE SET quantity = excluded.quantity,
     relief_percent = excluded.relief_percent, relief_code = excluded.relief_code`,
  );
}

/** Accounts by their numbers. */
export async function accountsByNumbers(
  tx: Tx,
  numbers: readonly string[],
): Promise<AccountRecord[]> {
  if (numbers.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(accounts)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', 'in', [...numbers])
    .execute();
  return openRows(tx, accounts, rows);
}

/** Accounts that owe a kind, with how much of what; those that are not active are left out. */
export async function accountsOwing(
  tx: Tx,
  kindCode: string,
): Promise<(AccountRecord & DutyRecord)[]> {
  const rows = await on(tx)
    .selectFrom(accounts)
    .innerJoin('payment.duties', (join) =>
      join
        .onRef('payment.duties.accountId', '=', 'payment.accounts.id')
        .onRef('payment.duties.tenantId', '=', 'payment.accounts.tenantId'),
    )
    .selectAll('payment.duties')
    .selectAll('payment.accounts')
    .where('payment.accounts.tenantId', '=', tx.ctx.tenantId)
    .where('payment.duties.kindCode', '=', kindCode)
    .where('payment.accounts.active', '=', true)
    .orderBy('payment.accounts.number')
    .execute();
  return openRows(tx, accounts, rows);
}

/** A page of accounts by number, one row longer than asked. */
export async function accountPage(
  tx: Tx,
  filter: { readonly q?: string; readonly kind?: PayerKind },
  page: { readonly limit: number; readonly afterNumber: string | null },
): Promise<AccountRecord[]> {
  let query = on(tx)
    .selectFrom(accounts)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('number')
    .limit(page.limit + 1);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (page.afterNumber) query = query.where('number', '>', page.afterNumber);
  const q = filter.q?.trim();
  if (q) {
    const isPhone = /^1\d{10}$/.test(q);
    const index = isPhone ? await searchIndex(tx, `${accounts}.holder_phone`, q) : null;
    query = query.where((row) =>
      row.or([
        row('number', '=', q.toUpperCase()),
        row('holderName', '=', q),
        ...(index ? [row('holderPhoneIndex', '=', index)] : []),
      ]),
    );
  }
  return openRows(tx, accounts, await query.execute());
}

/** Accounts with a phone that nobody is linked to yet. */
export async function accountsOfPhone(tx: Tx, phone: string): Promise<AccountRecord[]> {
  const index = await searchIndex(tx, `${accounts}.holder_phone`, phone);
  const rows = await on(tx)
    .selectFrom(accounts)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('holderPhoneIndex', '=', index)
    .where('personId', 'is', null)
    .execute();
  // A blind index of few bits may fit several phones.
  return (await openRows(tx, accounts, rows)).filter(({ holderPhone }) => holderPhone === phone);
}

/** Links an account to a resident. */
export async function linkAccount(tx: Tx, id: string, personId: string): Promise<void> {
  await on(tx)
    .updateTable(accounts)
    .set({ personId, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** What accounts are charged. */
export async function dutiesOf(tx: Tx, accountIds: readonly string[]): Promise<DutyRecord[]> {
  if (accountIds.length === 0) return [];
  return on(tx)
    .selectFrom('payment.duties')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('accountId', 'in', [...accountIds])
    .execute();
}

export async function insertRun(tx: Tx, row: RunRecord): Promise<void> {
  await insertMany(tx, 'payment.runs', [row]);
}
