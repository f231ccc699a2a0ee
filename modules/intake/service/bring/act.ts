/** What people do with a batch. */
import { audit } from '#platform/audit/index.ts';
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { type Mode, noCounts, type Progress, type Reading } from '../../contract/shapes.ts';
import { problem } from '../../problems.ts';
import type { FedField } from '../../rules/cleaning/field.ts';
import { type BatchAction, nextState, retryOf } from '../../rules/states.ts';
import { batchRow, deleteFixes, updateBatch } from '../../store/batches.ts';
import { letGo } from '../../store/lake.ts';
import type { BatchRow } from '../../store/tables.ts';
import { lakeOf } from '../lake/room.ts';
import { fedFields } from './check.ts';
import { wakeWork } from './wake.ts';

const stepOf: Partial<Record<BatchAction, Progress['step']>> = {
  reread: 'read',
  retry: 'read',
  retryCheck: 'check',
  retryApply: 'apply',
  check: 'check',
  apply: 'apply',
  takeBack: 'takeBack',
};

/**
 * Takes a batch a step along its road.
 * @throws batch-unknown, batch-not-there-yet
 */
async function act(
  ctx: Ctx,
  batchId: string,
  action: BatchAction | ((batch: BatchRow) => BatchAction),
  change: (tx: Tx, batch: BatchRow) => Promise<Partial<BatchRow>>,
): Promise<BatchRow> {
  const acted = await ctx.database.inTenant(ctx, async (tx) => {
    const batch = await batchRow(tx, batchId, true);
    if (!batch) throw problem('batch-unknown');
    const chosen = typeof action === 'function' ? action(batch) : action;
    const state = nextState(batch.state, chosen);
    if (!state) throw problem('batch-not-there-yet', { number: batch.number });
    const step = stepOf[chosen] ?? 'none';
    const since = step === 'none' ? null : ctx.clock.now().toISOString();
    const total = step === 'read' ? batch.facts.bytes : batch.counts.staged;
    const progress: Progress = { step, done: 0, total, since };
    await updateBatch(tx, batch.id, {
      state,
      progress,
      problem: null,
      attempts: 0,
      ...(await change(tx, batch)),
    });
    await audit(tx, [
      { action: `intake.${chosen}`, subject: batch.id, detail: { number: batch.number } },
    ]);
    return (await batchRow(tx, batchId)) ?? batch;
  });
  wakeWork(ctx);
  return acted;
}

/** Reads the file anew, in another way. */
export function reread(ctx: Ctx, batchId: string, given: Reading): Promise<BatchRow> {
  return act(ctx, batchId, 'reread', async (tx, batch) => {
    await letGo(tx, { batchId, kinds: ['rows', 'refused'] });
    return {
      // What was fetched has its columns from there, not from a row of titles.
      facts: {
        ...batch.facts,
        given,
        ...(batch.facts.cursor === null ? { columns: [], remarks: [] } : {}),
      },
      profile: null,
      counts: noCounts,
      baseRow: null,
    };
  });
}

/** Checks the rows with a mapping. @throws column-vanished, mapping-empty */
export function check(
  ctx: Ctx,
  batchId: string,
  { mapping, mode }: { readonly mapping: Mapping; readonly mode: Mode },
): Promise<BatchRow> {
  return act(ctx, batchId, 'check', async (tx, batch) => {
    const resource = await resourceOf(tx, batch.resourceId);
    const fed = fedFields(resource, mapping, batch.facts.columns);
    if (fed.length === 0) throw problem('mapping-empty');
    await provePatterns(ctx, fed);
    await letGo(tx, { batchId, kinds: ['rows', 'refused'] });
    await deleteFixes(tx, batchId);
    const { staged } = batch.counts;
    return { mapping, mode, counts: { ...noCounts, staged }, baseRow: null };
  });
}

/** Lets the engine read every pattern before a whole file is checked with it. @throws pattern-faulty */
export async function provePatterns(ctx: Ctx, fed: readonly FedField[]): Promise<void> {
  const patterned = fed.filter(({ mapping }) => mapping.rules.pattern !== null);
  if (patterned.length === 0) return;
  await lakeOf(ctx.database).engine.use(async (connection) => {
    for (const { field, mapping } of patterned) {
      await connection
        .runAndReadAll('SELECT regexp_full_match($1, $2)', ['', mapping.rules.pattern])
        .catch(() => {
          throw problem('pattern-faulty', { field: field.titleZh });
        });
    }
  });
}

/** Makes the accepted rows visible. @throws nothing-accepted */
export function apply(ctx: Ctx, batchId: string): Promise<BatchRow> {
  return act(ctx, batchId, 'apply', async (_, batch) => {
    if (batch.counts.accepted === 0) throw problem('nothing-accepted', { number: batch.number });
    return {};
  });
}

/** Takes the rows of an applied batch back, whole. */
export function takeBackBatch(ctx: Ctx, batchId: string, reason: string): Promise<BatchRow> {
  return act(ctx, batchId, 'takeBack', async () => ({ takenBackReason: reason, endedAt: null }));
}

/** Throws a batch away before it was applied. */
export function discard(ctx: Ctx, batchId: string): Promise<BatchRow> {
  return act(ctx, batchId, 'discard', async (tx) => {
    await letGo(tx, { batchId, kinds: ['staged', 'rows', 'refused'] });
    await deleteFixes(tx, batchId);
    return { endedAt: ctx.clock.now() };
  });
}

/** Goes on with a batch that failed, from where it stopped: fetched parts and parts that were checked stay. */
export function retry(ctx: Ctx, batchId: string): Promise<BatchRow> {
  return act(
    ctx,
    batchId,
    ({ facts }) => retryOf(facts.failedIn),
    async () => ({}),
  );
}
