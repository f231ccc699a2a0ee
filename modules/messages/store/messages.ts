/** Queries about messages: inbox, queue, log. */
import {
  insertMany,
  openRows,
  searchIndex,
  sql,
  type SystemTx,
  type Tx,
} from '#platform/database/index.ts';
import { codeTemplates } from '../rules/codes.ts';
import type { DeliveryRow, MessageRow, MessagesTables } from './tables.ts';

const on = (tx: Tx) => tx.as<MessagesTables>();
const table = 'messages.messages';

/** Writes rows in one statement. */
export async function insertMessages(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  await insertMany(tx, table, rows);
}

/** Towns that have a message due. */
export async function tenantsWithDue(tx: SystemTx, now: Date): Promise<string[]> {
  const rows = await tx
    .as<MessagesTables>()
    .selectFrom('messages.messages')
    .select('tenantId')
    .distinct()
    .where('nextAttemptAt', '<=', now)
    .execute();
  return rows.map((row) => row.tenantId);
}

/** What waits in the outboxes of all towns since when it was due, and how many were given up since an instant. */
export async function outboxStanding(
  tx: SystemTx,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<{ waiting: number; oldest: Date | null; failed: number }> {
  const row = await tx
    .as<MessagesTables>()
    .selectFrom('messages.messages')
    .select([
      sql<number>`count(*) FILTER (WHERE next_attempt_at <= ${now})::integer`.as('waiting'),
      // A message that is tried again waits since it was made, one for the morning since its hour.
      sql<Date | null>`min(CASE WHEN state = 'queued' THEN next_attempt_at ELSE created_at END)
        FILTER (WHERE next_attempt_at <= ${now})`.as('oldest'),
      sql<number>`count(*) FILTER (WHERE state IN ('refused', 'givenUp') AND created_at > ${since})::integer`.as(
        'failed',
      ),
    ])
    .where((where) => where.or([where('nextAttemptAt', '<=', now), where('createdAt', '>', since)]))
    .executeTakeFirstOrThrow();
  return row;
}

/**
 * Takes due messages for sending: the attempt is counted and, if its outcome is not noted before
 * `lostAt`, it counts as lost and the message is due again, under the same id.
 */
export async function claimDue(tx: Tx, lostAt: Date, limit: number): Promise<MessageRow[]> {
  const due = on(tx)
    .selectFrom('messages.messages')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('nextAttemptAt', '<=', tx.ctx.clock.now())
    .orderBy('nextAttemptAt')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await on(tx)
    .updateTable('messages.messages')
    .set({ state: 'sending', nextAttemptAt: lostAt, attempts: sql<number>`attempts + 1` })
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return openRows(tx, table, rows);
}

/** Notes that attempts begin. */
export async function insertDeliveries(tx: Tx, rows: readonly DeliveryRow[]): Promise<void> {
  await insertMany(tx, 'messages.deliveries', rows);
}

/** Completes the line of an attempt. */
export async function endDelivery(
  tx: Tx,
  attempt: Pick<DeliveryRow, 'messageId' | 'attempt'>,
  outcome: Pick<DeliveryRow, 'outcome' | 'reason' | 'endedAt'>,
): Promise<void> {
  await on(tx)
    .updateTable('messages.deliveries')
    .set(outcome)
    .where('messageId', '=', attempt.messageId)
    .where('attempt', '=', attempt.attempt)
    .execute();
}

/** Settles an attempt, unless another one has begun since. @returns whether it did */
export async function settleMessage(
  tx: Tx,
  row: Pick<MessageRow, 'id' | 'attempts'>,
  change: Partial<MessageRow>,
): Promise<boolean> {
  // Nothing that is sealed changes when a message settles.
  const { variables: _values, address: _address, recipientName: _name, ...columns } = change;
  const result = await on(tx)
    .updateTable('messages.messages')
    .set(columns)
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** A page of a person's inbox, newest first. */
export async function inboxPage(
  tx: Tx,
  of: { personId: string; unreadOnly: boolean; before: string | null; limit: number },
): Promise<MessageRow[]> {
  let query = on(tx)
    .selectFrom('messages.messages')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', of.personId)
    .where('channel', '=', 'inbox');
  if (of.unreadOnly) query = query.where('readAt', 'is', null);
  if (of.before) query = query.where('id', '<', of.before);
  return openRows(tx, table, await query.orderBy('id', 'desc').limit(of.limit).execute());
}

/** How many messages of an inbox are unread. */
export async function unreadCount(tx: Tx, personId: string): Promise<number> {
  const row = await on(tx)
    .selectFrom('messages.messages')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('channel', '=', 'inbox')
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Marks messages of an inbox read; all of them when no ids are given. */
export async function markRead(
  tx: Tx,
  personId: string,
  ids: readonly string[] | null,
): Promise<number> {
  let query = on(tx)
    .updateTable('messages.messages')
    .set({ state: 'read', readAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('channel', '=', 'inbox')
    .where('readAt', 'is', null);
  if (ids) query = query.where('id', 'in', [...ids]);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** What of the log is asked for. */
export interface LogFilter {
  readonly channel?: MessageRow['channel'];
  readonly state?: MessageRow['state'];
  readonly template?: string;
  readonly subjectId?: string;
  readonly phone?: string;
  readonly simulatedOnly?: boolean;
  readonly before: string | null;
  readonly limit: number;
}

/** What went out or should have, newest first. */
export async function logPage(tx: Tx, filter: LogFilter): Promise<MessageRow[]> {
  let query = on(tx)
    .selectFrom('messages.messages')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('channel', '<>', 'inbox');
  if (filter.channel) query = query.where('channel', '=', filter.channel);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.template) query = query.where('template', '=', filter.template);
  if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId);
  if (filter.phone) {
    const index = await searchIndex(tx, 'messages.messages.address', filter.phone);
    query = query.where('addressIndex', '=', index);
  }
  if (filter.simulatedOnly) query = query.where('simulated', '=', true);
  if (filter.before) query = query.where('id', '<', filter.before);
  return openRows(tx, table, await query.orderBy('id', 'desc').limit(filter.limit).execute());
}

/** Messages about one matter, the newest first. */
export function outcomesOf(tx: Tx, subject: { kind: string; id: string }) {
  return on(tx)
    .selectFrom('messages.messages')
    .select([
      'personId',
      'channel',
      'state',
      'simulated',
      'lastError',
      'createdAt',
      'sentAt',
      'readAt',
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(2000)
    .execute();
}

/** Attempts of messages, in order. */
export async function deliveriesOf(tx: Tx, messageIds: readonly string[]): Promise<DeliveryRow[]> {
  if (messageIds.length === 0) return [];
  return on(tx)
    .selectFrom('messages.deliveries')
    .selectAll()
    .where('messageId', 'in', [...messageIds])
    .orderBy('attempt')
    .execute();
}

/** Puts a failed message back into the queue. @returns whether it had failed */
export async function requeue(tx: Tx, messageId: string): Promise<boolean> {
  const result = await on(tx)
    .updateTable('messages.messages')
    .set({ state: 'queued', nextAttemptAt: tx.ctx.clock.now(), lastError: '' })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', messageId)
    .where('channel', '<>', 'inbox')
    .where('state', 'in', ['refused', 'givenUp'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** When each channel last delivered, and how many wait or failed in the last day. */
export function channelFigures(tx: Tx, since: Date) {
  return on(tx)
    .selectFrom('messages.messages')
    .select((eb) => [
      'channel',
      eb.fn.max('sentAt').as('lastSentAt'),
      sql<number>`count(*) FILTER (WHERE next_attempt_at IS NOT NULL)::integer`.as('waiting'),
      sql<number>`count(*) FILTER (WHERE state IN ('refused', 'givenUp') AND created_at > ${since})::integer`.as(
        'failed',
      ),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('channel', '<>', 'inbox')
    .groupBy('channel')
    .execute();
}

/** Removes messages with codes for phones. */
export async function deleteOldCodes(tx: Tx, before: Date): Promise<void> {
  await on(tx)
    .deleteFrom('messages.messages')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('template', 'in', [...codeTemplates])
    .where('createdAt', '<', before)
    .execute();
}
