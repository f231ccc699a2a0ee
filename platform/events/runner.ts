/** Numbers committed events into one order and hands them to listeners, each event once. */
import { type Database, type Kysely, sql, type SystemTx } from '../database/index.ts';
import type { Ctx } from '../context/index.ts';
import type { BatchListener, Listener } from '../module/index.ts';
import type { EventTables, StoredEvent } from './index.ts';

/** Events that are numbered in one go. */
const batchSize = 2000;
/** Events that a listener takes in one go. */
const deliveryLimit = 500;
/** Events of other kinds that a listener reads over before it notes that it has passed them. */
const skipFrom = 200;

/** Gives positions to events that committed since; one process at a time. @returns how many were numbered */
export async function numberEvents(database: Database): Promise<number> {
  const { rows } = await database.system.query<{ n: number }>({
    name: 'number_events',
    text: 'SELECT platform.number_events($1) AS n',
    values: [batchSize],
  });
  return rows[0]?.n ?? 0;
}

/** Whether events of these types have committed in a town that a listener has not handled yet. */
export async function hasUnheard(
  database: Database,
  listener: string,
  { tenantId, types }: { readonly tenantId: string; readonly types: readonly string[] },
): Promise<boolean> {
  const { rows } = await database.inSystem((tx) =>
    tx.client.query<{ behind: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM platform.events WHERE tenant_id = $1 AND type = ANY ($2::text[])
         AND (position IS NULL
           OR position > (SELECT coalesce(max(position), 0) FROM platform.listeners WHERE name = $3))) AS behind`,
      [tenantId, types, listener],
    ),
  );
  return rows[0]?.behind ?? false;
}

/** Events after a position, in order, of one tenant or of all. */
export async function eventsAfter(
  database: Database,
  after: number,
  limit: number,
  only: { tenantId?: string; types?: readonly string[]; upTo?: number } = {},
): Promise<StoredEvent[]> {
  return database.readSystem((tx) => selectAfter(tx, after, limit, only));
}

/** What is read of an event, in the names of the code. */
const eventColumns = `id, tenant_id AS "tenantId", position, type, subject, payload, audience, actor_id AS "actorId",
  trace_id AS "traceId", occurred_at AS "occurredAt"`;

/** Asked with every round of events: prepared once a connection for each mixture of conditions. */
async function selectAfter(
  tx: SystemTx,
  after: number,
  limit: number,
  only: { tenantId?: string; types?: readonly string[]; upTo?: number },
): Promise<StoredEvent[]> {
  const values: unknown[] = [after, limit];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(only.tenantId ? [['town', `tenant_id = ${put(only.tenantId)}`]] : []),
    ...(only.types ? [['types', `type = ANY (${put(only.types)}::text[])`]] : []),
    ...(only.upTo === undefined ? [] : [['to', `position <= ${put(only.upTo)}`]]),
  ];
  const where = ['position > $1', ...conditions.map(([, text]) => text)].join(' AND ');
  const { rows } = await tx.client.query<StoredEvent>({
    name: ['events_after', ...conditions.map(([name]) => name)].join('_'),
    text: `SELECT ${eventColumns} FROM platform.events WHERE ${where} ORDER BY position LIMIT $2`,
    values,
  });
  return rows;
}

/** Position of the newest numbered event; 0 when there is none. */
export async function headPosition(database: Database): Promise<number> {
  const { rows } = await database.system.query<{ head: number }>(
    'SELECT coalesce(max(position), 0) AS head FROM platform.events',
  );
  return rows[0]?.head ?? 0;
}

/** What was numbered after a position: the last position of each type of event. */
export async function newsAfter(
  database: Database,
  after: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.system.query<{ type: string; last: number }>({
    name: 'events_news',
    text: 'SELECT type, max(position) AS last FROM platform.events WHERE position > $1 GROUP BY type',
    values: [after],
  });
  return new Map(rows.map(({ type, last }) => [type, last]));
}

/** What the runner needs to know of its process. */
export interface DeliveryOptions {
  readonly ctxOf: (tenantId: string) => Ctx;
  readonly onError: (error: Error, what: string) => void;
}

const tries = 5;

/** How far a listener came. */
export interface Advance {
  /** Events that it handled. */
  readonly handled: number;
  /** Everything up to here is behind it. */
  readonly position: number;
}

/**
 * Lets one listener catch up; of many processes one works. An event that fails five times is set aside with its error
 * and the listener goes on.
 * @returns null when another process is at it
 */
export async function catchUp(
  database: Database,
  listener: Listener,
  options: DeliveryOptions,
): Promise<Advance | null> {
  return advance(database, listener, async (events) => {
    for (const event of events) await deliver(database, listener, event, options);
  });
}

/** Lets one listener of many events catch up. A go that fails is tried again later, and told. */
export async function catchUpMany(
  database: Database,
  listener: BatchListener,
  options: DeliveryOptions,
): Promise<Advance | null> {
  return advance(database, listener, async (events) => {
    for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
      await database.inTenant(options.ctxOf(tenantId), (tx) => listener.handleMany(tx, own));
    }
    listener.afterwards?.(database);
  }).catch((error: Error) => {
    options.onError(error, `listener ${listener.name}`);
    return null;
  });
}

/**
 * Reads what is new for a listener, lets it work, and moves its cursor. No connection is held while it works: what is
 * cut off in between is read again, and the marks of deliveries keep it from being done again.
 */
function advance(
  database: Database,
  { name, events: types }: Pick<Listener, 'name' | 'events'>,
  work: (events: readonly StoredEvent[]) => Promise<void>,
): Promise<Advance | null> {
  return database.turn(`listener ${name}`, async () => {
    const { cursor, head } = await cursorOf(database, name);
    if (head <= cursor) return { handled: 0, position: cursor };
    const events = await eventsAfter(database, cursor, deliveryLimit, { types, upTo: head });
    if (events.length > 0) await work(events);
    const isAll = events.length < deliveryLimit;
    const reached = isAll ? head : (events.at(-1)?.position ?? head);
    // What is not for this listener is skipped too, or each look would read it all again.
    if (events.length > 0 || reached - cursor >= skipFrom)
      await moveCursor(database, name, reached);
    return { handled: events.length, position: reached };
  });
}

async function cursorOf(
  database: Database,
  name: string,
): Promise<{ readonly cursor: number; readonly head: number }> {
  const { rows } = await database.system.query<{ cursor: number; head: number }>({
    name: 'listener_cursor',
    text: `SELECT coalesce((SELECT position FROM platform.listeners WHERE name = $1), 0) AS cursor,
       (SELECT coalesce(max(position), 0) FROM platform.events) AS head`,
    values: [name],
  });
  return rows[0] ?? { cursor: 0, head: 0 };
}

/** Notes that everything up to a position is behind a listener; a cursor never goes back. */
export async function moveCursor(
  database: Database,
  name: string,
  position: number,
): Promise<void> {
  await database.system.query({
    name: 'listener_move',
    text: `INSERT INTO platform.listeners (name, position) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET position = greatest(listeners.position, excluded.position)`,
    values: [name, position],
  });
}

async function deliver(
  database: Database,
  listener: Listener,
  event: StoredEvent,
  options: DeliveryOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await deliverOnce(database, listener, event, options.ctxOf(event.tenantId));
      return;
    } catch (error) {
      options.onError(error as Error, `listener ${listener.name}, event ${event.type} ${event.id}`);
      if (attempt < tries) continue;
      const why = (error as Error).message.slice(0, 1000);
      await database.inTenant(options.ctxOf(event.tenantId), (tx) =>
        mark(tx.as<EventTables>(), listener.name, event, why),
      );
      return;
    }
  }
}

async function deliverOnce(
  database: Database,
  listener: Listener,
  event: StoredEvent,
  ctx: Ctx,
): Promise<void> {
  await database.inTenant({ ...ctx, traceId: event.traceId }, async (tx) => {
    const marked = await mark(tx.as<EventTables>(), listener.name, event, null);
    if (marked) await listener.handle(tx, event);
  });
}

async function mark(
  tables: Kysely<EventTables>,
  listener: string,
  event: StoredEvent,
  error: string | null,
): Promise<boolean> {
  const result = await tables
    .insertInto('platform.deliveries')
    .values({
      tenantId: event.tenantId,
      listener,
      eventId: event.id,
      deliveredAt: sql`now()`,
      error,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}
