/** Clients of other systems. */
import { insertMany, type Database, type Tx } from '#platform/database/index.ts';
import type { TopicRule } from '../service/access.ts';

/** A row of `mqtt.clients`. */
export interface ClientRow {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly title: string;
  readonly salt: string;
  readonly secretSha256: string;
  readonly rules: readonly TopicRule[];
  readonly enabled: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

interface Tables {
  'mqtt.clients': { -readonly [K in keyof ClientRow]: K extends 'rules' ? unknown : ClientRow[K] };
}

/** The client of a name, in whichever town. */
export async function clientByUsername(
  database: Database,
  username: string,
): Promise<ClientRow | undefined> {
  return database.inSystem(async (tx) => {
    const row = await tx
      .as<Tables>()
      .selectFrom('mqtt.clients')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
    return row as ClientRow | undefined;
  });
}

/** The town's clients by name. */
export async function clientRows(tx: Tx): Promise<ClientRow[]> {
  const rows = await tx
    .as<Tables>()
    .selectFrom('mqtt.clients')
    .selectAll()
    .orderBy('username')
    .execute();
  return rows as ClientRow[];
}

/** One client. */
export async function clientRow(tx: Tx, id: string): Promise<ClientRow | undefined> {
  const rows = await clientRows(tx);
  return rows.find((row) => row.id === id);
}

/** Adds a client. @returns whether the name was free */
export async function insertClient(tx: Tx, row: ClientRow): Promise<boolean> {
  return (await insertMany(tx, 'mqtt.clients', [row], 'ON CONFLICT (username) DO NOTHING')) === 1;
}

/** Changes a client, if it still has the version. @returns whether it had */
export async function updateClient(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Partial<Pick<ClientRow, 'title' | 'rules' | 'enabled' | 'salt' | 'secretSha256'>>,
): Promise<boolean> {
  const { rules, ...rest } = change;
  const done = await tx
    .as<Tables>()
    .updateTable('mqtt.clients')
    .set({ ...rest, ...(rules ? { rules: JSON.stringify(rules) } : {}), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** Notes that a client connected. */
export async function touchClient(tx: Tx, id: string, seenAt: Date): Promise<void> {
  await tx.as<Tables>().updateTable('mqtt.clients').set({ seenAt }).where('id', '=', id).execute();
}
