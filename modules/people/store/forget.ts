/** Forgetting a resident. */
import { searchIndex, type Tx } from '#platform/database/index.ts';

/** Empties the kept versions of a resident. @returns their names in the ledger */
export async function forgetVersions(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ version: number }>(
    `UPDATE platform.versions SET content = '{}', note = ''
     WHERE tenant_id = $1 AND kind = 'people.residents' AND subject = $2 RETURNING version`,
    [tx.ctx.tenantId, personId],
  );
  return rows.map(({ version }) => `people.residents:${personId}:${version}`);
}

/** Empties the row of a resident and removes everything that hangs on it. */
export async function forgetResident(
  tx: Tx,
  personId: string,
  phones: readonly string[],
): Promise<void> {
  const { tenantId } = tx.ctx;
  for (const table of ['sessions', 'known_devices', 'recovery_codes', 'factors', 'challenges']) {
    await tx.client.query(`DELETE FROM people.${table} WHERE tenant_id = $1 AND person_id = $2`, [
      tenantId,
      personId,
    ]);
  }
  await tx.client.query(`DELETE FROM people.assignments WHERE tenant_id = $1 AND person_id = $2`, [
    tenantId,
    personId,
  ]);
  const codes = await Promise.all(
    phones.map((phone) => searchIndex(tx, 'people.phone_codes.phone', phone)),
  );
  await tx.client.query(
    'DELETE FROM people.phone_codes WHERE tenant_id = $1 AND phone_index = ANY ($2::text[])',
    [tenantId, codes],
  );
  // Workbooks under review live for an hour; whoever is in one is erased with it.
  await tx.client.query(`DELETE FROM people.imports WHERE tenant_id = $1 AND kind = 'residents'`, [
    tenantId,
  ]);
  await tx.client.query(
    `UPDATE people.people SET name = '', phone = NULL, phone_index = NULL, gender = NULL, phone_verified_at = NULL,
       active = false, version = version + 1
     WHERE tenant_id = $1 AND id = $2`,
    [tenantId, personId],
  );
}
