/** Erasure: the salt of rows goes with the rows; that it went is an entry of the ledger. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { takeRowSalts } from '../store/read.ts';

/**
 * Makes rows unprovable and unguessable, in the transaction that erases or changes them. The ledger goes on
 * to verify; what it shows of these rows is that they were there, and that they were erased, when and why.
 * @param rowIds ids of steps, audit lines or versions
 * @param reason in words without personal data
 */
export async function forgetRows(tx: Tx, rowIds: readonly string[], reason: string): Promise<void> {
  if (rowIds.length === 0) return;
  const entries = await takeRowSalts(tx, rowIds);
  const detail = { rows: [...rowIds], entries, reason };
  await audit(tx, [{ action: 'ledger.erase', subject: 'rows', detail }]);
}
