/** What outlives a connection: retained messages, sessions, what waits for them. */
import { insertMany, type Tx } from '#platform/database/index.ts';

/** A row of `mqtt.retained`. */
export interface RetainedRow {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: number;
  readonly keptAt: Date;
}

/** A row of `mqtt.sessions`. */
export interface SessionRow {
  readonly session: string;
  readonly isDevice: boolean;
  readonly subscriptions: Readonly<Record<string, number>>;
  readonly seenAt: Date;
}

/** A row of `mqtt.outgoing`. */
export interface OutgoingRow {
  readonly session: string;
  readonly brokerId: string;
  readonly counter: number;
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: number;
  readonly messageId: number | null;
  readonly isReleased: boolean;
}

/** A row of `mqtt.incoming`. */
export interface IncomingRow {
  readonly session: string;
  readonly messageId: number;
}

/** The rows, by table. */
export interface KeptRows {
  readonly retained: RetainedRow;
  readonly sessions: SessionRow;
  readonly outgoing: OutgoingRow;
  readonly incoming: IncomingRow;
}

/** Name of a table of what is kept. */
export type KeptTable = keyof KeptRows;

/** What is to become of a row: written as it is, or removed. */
export type KeptChange = {
  [T in KeptTable]: { readonly table: T; readonly row: KeptRows[T]; readonly isGone: boolean };
}[KeptTable];

interface Tables {
  'mqtt.retained': RetainedRow;
  'mqtt.sessions': SessionRow;
  'mqtt.outgoing': OutgoingRow & { readonly no: number };
  'mqtt.incoming': IncomingRow;
}

const onConflict: Readonly<Record<KeptTable, string>> = {
  retained: `ON CONFLICT (tenant_id, topic) DO UPDATE
    SET payload = excluded.payload, qos = excluded.qos, kept_at = excluded.kept_at`,
  sessions: `ON CONFLICT (tenant_id, session) DO UPDATE
    SET is_device = excluded.is_device, subscriptions = excluded.subscriptions, seen_at = excluded.seen_at`,
  outgoing: `ON CONFLICT (tenant_id, session, broker_id, counter) DO UPDATE
    SET message_id = excluded.message_id, is_released = excluded.is_released`,
  incoming: 'ON CONFLICT DO NOTHING',
};

/** All that a town's broker has kept. */
export async function keptRows(tx: Tx): Promise<{ [T in KeptTable]: KeptRows[T][] }> {
  const db = tx.as<Tables>();
  const retained = await db
    .selectFrom('mqtt.retained')
    .select(['topic', 'payload', 'qos', 'keptAt'])
    .execute();
  const sessions = await db
    .selectFrom('mqtt.sessions')
    .select(['session', 'isDevice', 'subscriptions', 'seenAt'])
    .execute();
  const outgoing = await db
    .selectFrom('mqtt.outgoing')
    .select(['session', 'brokerId', 'topic', 'payload', 'qos', 'messageId', 'isReleased'])
    .select((eb) => eb.cast<number>('counter', 'double precision').as('counter'))
    .orderBy('no')
    .execute();
  const incoming = await db.selectFrom('mqtt.incoming').select(['session', 'messageId']).execute();
  return { retained, sessions, outgoing, incoming };
}

/** Writes and removes rows; each row stands in one of the changes only. */
export async function applyChanges(tx: Tx, changes: readonly KeptChange[]): Promise<void> {
  for (const table of ['sessions', 'retained', 'outgoing', 'incoming'] as const) {
    const own = changes.filter((change) => change.table === table);
    const written = own.filter(({ isGone }) => !isGone);
    const { tenantId } = tx.ctx;
    await insertMany(
      tx,
      `mqtt.${table}`,
      written.map(({ row }) => ({ tenantId, ...row })),
      onConflict[table],
    );
    const gone = own.filter(({ isGone }) => isGone);
    if (gone.length > 0) await remove(tx, table, gone);
  }
}

/** The columns that name a row, with their types. */
const keys = {
  retained: { topic: 'text' },
  sessions: { session: 'text' },
  outgoing: { session: 'text', brokerId: 'uuid', counter: 'bigint' },
  incoming: { session: 'text', messageId: 'integer' },
} as const;

async function remove(tx: Tx, table: KeptTable, gone: readonly KeptChange[]): Promise<void> {
  const columns = Object.entries(keys[table]);
  const snake = (name: string): string => name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);
  const lists = columns.map(([, type], index) => `$${index + 1}::${type}[]`);
  const names = columns.map(([name]) => snake(name));
  await tx.client.query(
    `DELETE FROM mqtt.${table} k USING unnest(${lists.join()}) AS g(${names.join()})
     WHERE ${names.map((name) => `k.${name} = g.${name}`).join(' AND ')}`,
    columns.map(([name]) =>
      gone.map(({ row }) => (row as unknown as Record<string, unknown>)[name]),
    ),
  );
}
