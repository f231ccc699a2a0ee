/** Use cases of the module Assisted service: each loads, decides, saves and tells in one transaction. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { type Entry, type EntryInput, events } from './contract.ts';
import { problem } from './problems.ts';
import { firstState } from './rules.ts';
import { type EntryRow, entryRow, entryRows, insertEntries, totalRows } from './store.ts';

/** A page of entries with the totals. */
export async function listEntries(ctx: Ctx, page: { cursor?: string; limit?: number }) {
  const limit = page.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await entryRows(tx, page.cursor ?? null, limit + 1);
    const shown = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: shown.map(described), nextCursor, totals: await totalRows(tx) };
  });
}

/** One entry. @throws not-found */
export async function oneEntry(ctx: Ctx, entryId: string): Promise<Entry> {
  const row = await ctx.database.inTenant(ctx, (tx) => entryRow(tx, entryId));
  if (!row) throw generalProblem('not-found', { what: '帮代办' });
  return described(row);
}

/**
 * Enters something; a repeat with the same key answers as the first time.
 * @throws assist-title-blank
 */
export async function createEntry(ctx: Ctx, input: EntryInput, key: string | null): Promise<Entry> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'assist.create', key, request: input }, () => enter(tx, input)),
  );
}

/** Enters something in a running transaction. @throws assist-title-blank */
export async function enter(tx: Tx, input: EntryInput): Promise<Entry> {
  const title = input.title.trim();
  if (title === '') throw problem('assist-title-blank', {}, [{ pointer: '/title', detail: title }]);
  const { tenantId, clock } = tx.ctx;
  const { quantity } = input;
  const row: EntryRow = {
    id: uuidv7(),
    tenantId,
    title,
    quantity,
    state: firstState(quantity),
    createdAt: clock.now(),
  };
  await insertEntries(tx, [row]);
  const payload = { state: row.state };
  await emit(tx, [{ type: events.created, subject: row.id, payload, audience: {} }]);
  await audit(tx, [{ action: 'assist.create', subject: row.id, detail: payload }]);
  return described(row);
}

function described({ id, title, quantity, state, createdAt }: EntryRow): Entry {
  return { id, title, quantity, state, createdAt: createdAt.toISOString() };
}
