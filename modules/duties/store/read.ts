/** Reading the matrix. */
import type { Tx } from '#platform/database/index.ts';
import type { BookRows } from '../rules/book.ts';
import type { CategoryRow, DutiesTables, DutyRow, LargeClassRow } from './tables.ts';

const on = (tx: Tx) => tx.as<DutiesTables>();

/** The token that changes with every change; empty before the set-up. */
export async function dutiesRevision(tx: Tx): Promise<string> {
  const row = await on(tx).selectFrom('duties.settings').select('revision').executeTakeFirst();
  return row?.revision ?? '';
}

/** Lets changes of a town's matrix follow each other, so that checks hold until the commit. */
export async function lockMatrix(tx: Tx): Promise<void> {
  await on(tx).selectFrom('duties.settings').select('tenantId').forUpdate().execute();
}

/** Large classes in the order of their codes. */
export function largeClassRows(tx: Tx): Promise<LargeClassRow[]> {
  return on(tx).selectFrom('duties.largeClasses').selectAll().orderBy('code').execute();
}

/** Categories, retired ones too, in the order of their codes. */
export function categoryRows(tx: Tx): Promise<CategoryRow[]> {
  return on(tx).selectFrom('duties.categories').selectAll().orderBy('code').execute();
}

/** Duties by category, general before special. */
export function dutyRows(tx: Tx): Promise<DutyRow[]> {
  return on(tx)
    .selectFrom('duties.duties')
    .selectAll()
    .orderBy('categoryCode')
    .orderBy('id')
    .execute();
}

/** Everything the book is made of. */
export async function bookRows(tx: Tx): Promise<BookRows> {
  return {
    largeClasses: await largeClassRows(tx),
    categories: await categoryRows(tx),
    duties: await dutyRows(tx),
  };
}
