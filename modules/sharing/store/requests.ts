/** Queries about requests and the town's deadlines. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { RequestState } from '../contract/states.ts';
import type { RequestRecord, SettingsRow, SharingTables } from './tables.ts';

const on = (tx: Tx) => tx.as<SharingTables>();
const table = 'sharing.requests';

/** Whose requests: of these departments as askers, as owners, or all within reach. */
export interface Side {
  readonly asking?: readonly string[];
  readonly deciding?: readonly string[];
}

export async function insertRequest(tx: Tx, row: RequestRecord): Promise<void> {
  await insertMany(tx, table, [{ ...row, fields: [...row.fields] }]);
}

/** A request within reach. */
export async function readRequest(tx: Tx, id: string): Promise<RequestRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** A request within reach, locked. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a locked request and counts its version up. */
export async function updateRequest(
  tx: Tx,
  id: string,
  change: Partial<RequestRecord>,
): Promise<void> {
  const { answers, conditions, fields, ...rest } = await sealChange(tx, table, id, change);
  await on(tx)
    .updateTable(table)
    .set({
      ...rest,
      ...(fields ? { fields: sql<string[]>`${[...fields]}::text[]` } : {}),
      ...(answers ? { answers: asJson(answers) } : {}),
      ...(conditions ? { conditions: asJson(conditions) } : {}),
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

const asJson = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** A page of requests, newest first, one row longer than asked. */
export async function requestPage(
  tx: Tx,
  filter: Side & { readonly state?: RequestState },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<RequestRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.asking) query = query.where('departmentId', 'in', [...filter.asking]);
  if (filter.deciding) {
    query = query
      .where('ownerDepartmentId', 'in', [...filter.deciding])
      .where('state', '<>', 'draft');
  }
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return openRows(tx, table, await query.execute());
}

/** The next running number of a local day. */
export async function nextNumber(tx: Tx, day: string): Promise<number> {
  const { rows } = await tx.client.query<{ given: number }>(
    `INSERT INTO sharing.counters (tenant_id, day, given) VALUES ($1, $2, 1)
     ON CONFLICT (tenant_id, day) DO UPDATE SET given = sharing.counters.given + 1 RETURNING given`,
    [tx.ctx.tenantId, day],
  );
  return rows[0]?.given ?? 1;
}

/** Deadlines of the town, where it set them. */
export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return on(tx)
    .selectFrom('sharing.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  await insertMany(
    tx,
    'sharing.settings',
    [row],
    `ON CONFLICT (tenant_id) DO UPDATE SET answer_working_days = excluded.answer_working_days,
     correction_working_days = excluded.correction_working_days, remind_working_days = excluded.remind_working_days`,
  );
}
