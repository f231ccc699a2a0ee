/** Forgetting to whom messages went. */
import { openRows, searchIndex, type Tx } from '#platform/database/index.ts';

/** Whose a message is. */
export async function messageOwner(
  tx: Tx,
  id: string,
): Promise<{ personId: string | null } | undefined> {
  const { rows } = await tx.client.query<{ personId: string | null }>(
    'SELECT person_id AS "personId" FROM messages.messages WHERE tenant_id = $1 AND id = $2',
    [tx.ctx.tenantId, id],
  );
  return rows[0];
}

/** Deletes everything that was told about some matters, to whomever. */
export async function deleteAbout(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await tx.client.query(
    'DELETE FROM messages.messages WHERE tenant_id = $1 AND subject_id = ANY ($2::text[])',
    [tx.ctx.tenantId, [...subjectIds]],
  );
}

/** Deletes the messages that went to these telephones and e-mail addresses. */
export async function deleteToAddresses(tx: Tx, addresses: readonly string[]): Promise<void> {
  const indexes = await Promise.all(
    addresses.map((address) => searchIndex(tx, 'messages.messages.address', address)),
  );
  const { rows } = await tx.client.query<{ id: string; address: string }>(
    'SELECT id, address FROM messages.messages WHERE tenant_id = $1 AND address_index = ANY ($2::text[])',
    [tx.ctx.tenantId, indexes],
  );
  // The index is short: another number may share it.
  const opened = await openRows(tx, 'messages.messages', rows);
  const own = opened.filter(({ address }) => addresses.includes(address)).map(({ id }) => id);
  await tx.client.query('DELETE FROM messages.messages WHERE tenant_id = $1 AND id = ANY ($2)', [
    tx.ctx.tenantId,
    own,
  ]);
}
