/** Queries about how people want to be told. */
import type { Tx } from '#platform/database/index.ts';
import type { MessagesTables, PreferenceRow } from './tables.ts';

/** Every preference of a town. */
export function readPreferences(tx: Tx): Promise<PreferenceRow[]> {
  return tx
    .as<MessagesTables>()
    .selectFrom('messages.preferences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .execute();
}

/** One person's preferences. */
export function readPreference(tx: Tx, personId: string): Promise<PreferenceRow | undefined> {
  return tx
    .as<MessagesTables>()
    .selectFrom('messages.preferences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Saves one person's preferences. */
export async function writePreference(tx: Tx, row: PreferenceRow): Promise<void> {
  const { tenantId: _tenant, personId: _person, ...changes } = row;
  await tx
    .as<MessagesTables>()
    .insertInto('messages.preferences')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenantId', 'personId']).doUpdateSet(changes))
    .execute();
}
