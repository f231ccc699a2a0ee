/** Queries about how people want to be told. */
import { openRow, openRows, sealChange, type Tx } from '#platform/database/index.ts';
import type { MessagesTables, PreferenceRow } from './tables.ts';

/** Every preference of a town. */
export async function readPreferences(tx: Tx): Promise<PreferenceRow[]> {
  const rows = await tx
    .as<MessagesTables>()
    .selectFrom('messages.preferences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .execute();
  return openRows(tx, 'messages.preferences', rows);
}

/** One person's preferences. */
export async function readPreference(tx: Tx, personId: string): Promise<PreferenceRow | undefined> {
  const row = await tx
    .as<MessagesTables>()
    .selectFrom('messages.preferences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return openRow(tx, 'messages.preferences', row);
}

/** Saves one person's preferences. */
export async function writePreference(tx: Tx, row: PreferenceRow): Promise<void> {
  const sealed = await sealChange(tx, 'messages.preferences', row.personId, row);
  const { tenantId: _tenant, personId: _person, ...changes } = sealed;
  await tx
    .as<MessagesTables>()
    .insertInto('messages.preferences')
    .values(sealed)
    .onConflict((conflict) => conflict.columns(['tenantId', 'personId']).doUpdateSet(changes))
    .execute();
}
