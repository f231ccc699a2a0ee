/**
 * The account of whom a record speaks: whoever proved the identity number that the record holds. By it people see who looked at
 * their record, whether they signed up before the record was made or long after.
 */
import type { Tx } from '#platform/database/index.ts';
import { provedAccounts, provedNumber } from '#modules/sharing/index.ts';
import { entitiesByIndex, saveAccounts } from '../store/entities.ts';
import type { EntityRecord } from '../store/tables.ts';

/** Records with the accounts that proved their numbers. */
export async function withAccounts(
  tx: Tx,
  entities: readonly EntityRecord[],
): Promise<EntityRecord[]> {
  const accounts = await provedAccounts(
    tx,
    entities.flatMap(({ identityNumber }) => identityNumber || []),
  );
  return entities.map((entity) => ({
    ...entity,
    personId: accounts.get(entity.identityNumber) ?? null,
  }));
}

/** An account proved its number, perhaps another than before: its records are tied to it, others are let go. */
export async function tieAccount(tx: Tx, personId: string): Promise<void> {
  const number = await provedNumber(tx, personId);
  const found = number === null ? [] : await entitiesByIndex(tx, 'identityNumber', number);
  const ids = found.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  await saveAccounts(tx, personId, ids);
}
