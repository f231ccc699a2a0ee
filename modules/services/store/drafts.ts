/** Queries about drafts and the uses of master records for them. */
import { insertMany, openRows, sealChange, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import { readAnswers } from './answers.ts';
import type { DraftRecord, PrefillRecord, ServicesTables, Stored } from './tables.ts';

const on = (tx: Tx) => tx.as<ServicesTables>();
const table = 'services.drafts';

async function opened(tx: Tx, rows: readonly Stored<DraftRecord>[]): Promise<DraftRecord[]> {
  return (await openRows(tx, table, rows)).map(readAnswers);
}

/** A draft of a person. @param lock held until the transaction ends */
export async function draftOf(
  tx: Tx,
  of: { readonly personId: string } & ({ readonly id: string } | { readonly itemId: string }),
  lock = false,
): Promise<DraftRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', of.personId)
    .where('id' in of ? 'id' : 'itemId', '=', 'id' in of ? of.id : of.itemId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && (await opened(tx, [row]))[0];
}

/** The drafts of a person, the last touched first. */
export async function draftsOf(tx: Tx, personId: string): Promise<DraftRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('updatedAt', 'desc')
    .execute();
  return opened(tx, rows);
}

/** Keeps a new draft. @returns false when the person has one of that item */
export async function insertDraft(tx: Tx, row: DraftRecord): Promise<boolean> {
  const stored = { ...row, answers: JSON.stringify(row.answers) };
  return (await insertMany(tx, table, [stored], 'ON CONFLICT DO NOTHING')) > 0;
}

/** Changes a draft and counts its version up. */
export async function updateDraft(
  tx: Tx,
  row: DraftRecord,
  change: Partial<DraftRecord>,
): Promise<DraftRecord> {
  const next = { ...row, ...change, version: row.version + 1 };
  const { answers, prefilled, droppedKeys, fileIds, itemVersion, updatedAt, version } = next;
  const sealed = await sealChange(tx, table, row.id, { answers: JSON.stringify(answers) });
  await on(tx)
    .updateTable(table)
    .set({ ...sealed, prefilled, droppedKeys, fileIds, itemVersion, updatedAt, version })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', row.id)
    .execute();
  return next;
}

/** Removes drafts. */
export async function deleteDrafts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await on(tx)
    .deleteFrom(table)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Drafts that nobody touched since. */
export function oldDrafts(
  tx: Tx,
  before: Date,
  limit: number,
): Promise<{ id: string; fileIds: string[] }[]> {
  return on(tx)
    .selectFrom(table)
    .select(['id', 'fileIds'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('updatedAt', '<', before)
    .limit(limit)
    .execute();
}

/** Notes a use of a master record. */
export async function insertPrefill(tx: Tx, row: PrefillRecord): Promise<void> {
  await insertMany(tx, 'services.prefills', [row]);
}

/** Uses of a person's master record, newest first, one more than the page. */
export function prefillPage(
  tx: Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: PageEnd | null },
): Promise<PrefillRecord[]> {
  return on(tx)
    .selectFrom('services.prefills')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .$if(after !== null, (query) => query.where('id', '<', after?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Forgets the uses of a person's record. */
export async function deletePrefills(tx: Tx, personId: string): Promise<void> {
  await on(tx)
    .deleteFrom('services.prefills')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .execute();
}
