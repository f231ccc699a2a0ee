/** Queries about API keys, inside one tenant. */
import type { Tx } from '#platform/database/index.ts';
import type { ApiKeyRow, PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** The tenant's keys with the names of who made them, newest first. */
export function keyRows(tx: Tx, withRevoked: boolean) {
  let query = on(tx)
    .selectFrom('people.apiKeys as key')
    .leftJoin('people.people as maker', 'maker.id', 'key.createdBy')
    .selectAll('key')
    .select('maker.name as createdByName')
    .orderBy('key.createdAt', 'desc')
    .orderBy('key.id', 'desc')
    .limit(1000);
  if (!withRevoked) query = query.where('key.revokedAt', 'is', null);
  return query.execute();
}

/** Adds keys. */
export async function insertApiKeys(tx: Tx, rows: readonly ApiKeyRow[]): Promise<void> {
  if (rows.length > 0)
    await on(tx)
      .insertInto('people.apiKeys')
      .values([...rows])
      .execute();
}

/** Revokes a key. @returns whether there was one that was not revoked yet */
export async function revokeApiKey(tx: Tx, id: string): Promise<boolean> {
  const { actor, clock } = tx.ctx;
  const result = await on(tx)
    .updateTable('people.apiKeys')
    .set({ revokedAt: clock.now(), revokedBy: actor.personId })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}
