/** Queries about corrections and matters. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { CorrectionState } from '../contract/states.ts';
import type { CorrectionRecord, MatterRecord, SharingTables } from './tables.ts';

const on = (tx: Tx) => tx.as<SharingTables>();
const table = 'sharing.corrections';

export async function insertCorrection(tx: Tx, row: CorrectionRecord): Promise<void> {
  await insertMany(tx, table, [row]);
}

/** A correction within reach, locked. */
export async function lockCorrection(tx: Tx, id: string): Promise<CorrectionRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a locked correction and counts its version up. */
export async function updateCorrection(
  tx: Tx,
  id: string,
  change: Partial<CorrectionRecord>,
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ ...(await sealChange(tx, table, id, change)), version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of corrections, newest first, one row longer than asked. */
export async function correctionPage(
  tx: Tx,
  filter: {
    readonly sent?: readonly string[];
    readonly received?: readonly string[];
    readonly state?: CorrectionState;
  },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<CorrectionRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.sent) query = query.where('departmentId', 'in', [...filter.sent]);
  if (filter.received) query = query.where('ownerDepartmentId', 'in', [...filter.received]);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return openRows(tx, table, await query.execute());
}

export async function insertMatter(tx: Tx, row: MatterRecord): Promise<void> {
  const { takingPart, rowRefs } = row;
  await insertMany(tx, 'sharing.matters', [
    { ...row, takingPart: [...takingPart], rowRefs: [...rowRefs] },
  ]);
}

/** A matter within reach. */
export function readMatter(tx: Tx, caseId: string): Promise<MatterRecord | undefined> {
  return on(tx)
    .selectFrom('sharing.matters')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .executeTakeFirst();
}

/** A page of matters, newest first, one row longer than asked. */
export function matterPage(
  tx: Tx,
  filter: { readonly grantId?: string },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<MatterRecord[]> {
  let query = on(tx)
    .selectFrom('sharing.matters')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('caseId', 'desc')
    .limit(page.limit + 1);
  if (filter.grantId) query = query.where('grantId', '=', filter.grantId);
  if (page.afterId) query = query.where('caseId', '<', page.afterId);
  return query.execute();
}
