/** What stores call on rows with sealed columns; `insertMany` seals by itself. */
import type { Vault } from '../sealing/index.ts';

/** A transaction with its vault; inside a tenant also with its ctx. */
interface Holder {
  readonly vault: Vault;
  readonly ctx?: { readonly tenantId: string };
}

/** A transaction inside a tenant. */
interface InTenant {
  readonly vault: Vault;
  readonly ctx: { readonly tenantId: string };
}

/**
 * Rows of a table as they were read, with their sealed columns opened. They must carry their key.
 * @throws SealBroken for a value that was changed or moved
 */
export function openRows<R extends object>(
  tx: Holder,
  table: string,
  rows: readonly R[],
): Promise<R[]> {
  return tx.vault.openRows(table, rows, tx.ctx?.tenantId);
}

/** One row, as `openRows`. */
export async function openRow<R extends object>(
  tx: Holder,
  table: string,
  row: R | undefined,
): Promise<R | undefined> {
  return row && (await openRows(tx, table, [row]))[0];
}

/** A change of the row of a key, as it is stored: for `UPDATE … SET`. */
export function sealChange<C extends object>(
  tx: InTenant,
  table: string,
  key: string,
  change: C,
): Promise<C> {
  return tx.vault.sealChange(table, { tenantId: tx.ctx.tenantId, key }, change);
}

/**
 * The blind index of a value, to be compared with the index column of a field.
 * @param field `schema.table.column`
 */
export function searchIndex(tx: InTenant, field: string, value: string): Promise<string> {
  return tx.vault.indexOf(tx.ctx.tenantId, field, value);
}
