/** Reading the ledger inside a tenant. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { CheckpointRow, EntryRow, LedgerTables, LogRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<LedgerTables>();

/** An act that waits for its place. */
export type WaitingRow = Omit<EntryRow, 'position'>;

/** The tenant's log; undefined before its first act. */
export function ownLog(tx: Tx): Promise<LogRecord | undefined> {
  return on(tx)
    .selectFrom('ledger.logs')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

/** Entries of a subject in the order of the log. */
export function entriesOf(tx: Tx, source: string, subject: string): Promise<EntryRow[]> {
  return on(tx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('subject', '=', subject)
    .where('source', '=', source)
    .orderBy('position')
    .execute();
}

/** One entry. */
export function entryAt(tx: Tx, position: number): Promise<EntryRow | undefined> {
  return on(tx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('position', '=', position)
    .executeTakeFirst();
}

/** Entries from a place on, for the check of the whole log. */
export function scanEntries(tx: Tx, from: number, limit: number): Promise<EntryRow[]> {
  return on(tx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Acts of a subject that wait. */
export function waitingOf(tx: Tx, source: string, subject: string): Promise<WaitingRow[]> {
  return on(tx)
    .selectFrom('platform.ledgerQueue')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('subject', '=', subject)
    .where('source', '=', source)
    .orderBy('seq')
    .execute();
}

/** All acts of the town that wait. */
export function queuedRows(tx: Tx): Promise<WaitingRow[]> {
  return on(tx)
    .selectFrom('platform.ledgerQueue')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('seq')
    .execute();
}

/** How many acts wait, and since when. */
export async function waitingCount(tx: Tx): Promise<{ count: number; since: Date | null }> {
  return on(tx)
    .selectFrom('platform.ledgerQueue')
    .select([
      sql<number>`count(*)::integer`.as('count'),
      sql<Date | null>`min(occurred_at)`.as('since'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirstOrThrow();
}

/** What a list of entries is narrowed by. */
export interface EntryFilter {
  /** A case number or another name, from its beginning, or the whole id of a subject. */
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly before: number;
  readonly limit: number;
}

/** Entries, newest first. */
export function entryPage(tx: Tx, filter: EntryFilter): Promise<EntryRow[]> {
  let query = on(tx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('position', '<', filter.before)
    .orderBy('position', 'desc')
    .limit(filter.limit);
  const words = filter.q?.trim();
  if (words) {
    const begins = `${words.toUpperCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where((is) => is.or([is('label', 'like', begins), is('subject', '=', words)]));
  }
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  return query.execute();
}

/** Entries by which rows of these ids were erased. */
export function erasuresOf(tx: Tx, rowIds: readonly string[]): Promise<EntryRow[]> {
  if (rowIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('source', '=', 'audit')
    .where('kind', '=', 'ledger.erase')
    .where(
      sql<boolean>`row_ids && ARRAY(SELECT id::text FROM platform.audit a WHERE a.tenant_id = ${tx.ctx.tenantId}
        AND a.action = 'ledger.erase' AND a.detail->'rows' ?| ${[...rowIds]}::text[])`,
    )
    .orderBy('position')
    .execute();
}

/** The newest checkpoint that a witness signed; null when there is none. */
export async function witnessedCheckpoint(tx: Tx): Promise<CheckpointRow | null> {
  const row = await on(tx)
    .selectFrom('ledger.checkpoints')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Takes the salt of rows away: what was in them can no longer be proved, nor guessed. Entries keep their
 * places and go on verifying.
 * @returns how many entries
 */
export async function takeRowSalts(tx: Tx, rowIds: readonly string[]): Promise<number> {
  const values = [tx.ctx.tenantId, [...rowIds]];
  const placed = await tx.client.query(
    'UPDATE ledger.entries SET row_salt = NULL WHERE tenant_id = $1 AND row_ids && $2::text[]',
    values,
  );
  const waiting = await tx.client.query(
    'UPDATE platform.ledger_queue SET row_salt = NULL WHERE tenant_id = $1 AND row_ids && $2::text[]',
    values,
  );
  return (placed.rowCount ?? 0) + (waiting.rowCount ?? 0);
}
