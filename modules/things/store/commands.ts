/** Commands: queue, progress. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { CommandRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** Queues a command unless its key was used. @returns whether it is new */
export async function insertCommand(tx: Tx, row: CommandRow): Promise<boolean> {
  const written = await insertMany(
    tx,
    'things.commands',
    [row],
    'ON CONFLICT (tenant_id, thing_id, idempotency_key) DO NOTHING',
  );
  return written > 0;
}

/** The command that came with a key. */
export async function commandByKey(
  tx: Tx,
  thingId: string,
  key: string,
): Promise<CommandRow | undefined> {
  return on(tx)
    .selectFrom('things.commands')
    .selectAll()
    .where('thingId', '=', thingId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
}

/** A command, locked. */
export async function lockCommand(tx: Tx, id: string): Promise<CommandRow | undefined> {
  return on(tx)
    .selectFrom('things.commands')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Commands that wait to be sent, oldest first; those that another takes meanwhile are left out. */
export async function lockQueued(tx: Tx, thingId: string, now: Date): Promise<CommandRow[]> {
  return on(tx)
    .selectFrom('things.commands')
    .selectAll()
    .where('thingId', '=', thingId)
    .where('state', '=', 'queued')
    .where('expiresAt', '>', now)
    .orderBy('id')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Changes a command. */
export async function updateCommand(
  tx: Tx,
  id: string,
  change: Partial<Omit<CommandRow, 'id' | 'tenantId'>>,
): Promise<void> {
  const { result, ...rest } = change;
  const written = result === undefined ? rest : { ...rest, result: JSON.stringify(result) };
  await on(tx)
    .updateTable('things.commands')
    .set(written as Partial<CommandRow>)
    .where('id', '=', id)
    .execute();
}

/** A command. */
export async function commandById(tx: Tx, id: string): Promise<CommandRow | undefined> {
  return on(tx).selectFrom('things.commands').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Commands of a device, newest first, one more than asked. */
export async function commandsOf(
  tx: Tx,
  thingId: string,
  page: { readonly limit: number; readonly before: string | null },
): Promise<CommandRow[]> {
  let query = on(tx).selectFrom('things.commands').selectAll().where('thingId', '=', thingId);
  if (page.before) query = query.where('id', '<', page.before);
  return query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
