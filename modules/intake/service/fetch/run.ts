/** Runs of sources: by hand, and by their schedule. */
import type { Ctx } from '#platform/context/index.ts';
import { problem } from '../../problems.ts';
import { nextRun } from '../../rules/schedule.ts';
import { atWork } from '../../rules/states.ts';
import { batchRows } from '../../store/batches.ts';
import { sourceRow, sourceRows, updateSource } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';
import { openBatch } from '../bring/open-batch.ts';
import { receiveFile } from '../bring/receive.ts';
import { wakeWork } from '../bring/wake.ts';
import { tellFailed } from '../tell.ts';
import { fetcherOf } from './fetch.ts';
import { newFiles } from './files.ts';

/** Begins a run. @returns its batch (of several files the first) @throws source-unknown, source-busy, nothing-new, source-unreachable */
export async function runSource(ctx: Ctx, sourceId: string, automatic: boolean): Promise<string> {
  const source = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await sourceRow(tx, sourceId);
    if (!found?.active || found.kind === 'upload') throw problem('source-unknown');
    const [busy] = await batchRows(tx, { sourceId, states: atWork, limit: 1 });
    if (busy) throw problem('source-busy', { source: found.title, number: busy.number });
    await updateSource(tx, sourceId, { lastRunAt: ctx.clock.now() });
    return found;
  });
  const batchId = fetcherOf(source)
    ? await runRows(ctx, source, automatic)
    : await runFiles(ctx, source, automatic);
  wakeWork(ctx);
  return batchId;
}

function runRows(ctx: Ctx, source: SourceRow, automatic: boolean): Promise<string> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const batch = await openBatch(tx, {
      source,
      title: source.title,
      given: {},
      automatic,
      bytes: 0,
      complete: false,
    });
    return batch.id;
  });
}

async function runFiles(ctx: Ctx, source: SourceRow, automatic: boolean): Promise<string> {
  let first: string | null = null;
  for (const file of await newFiles(source)) {
    const reading = source.settings.reading ?? {};
    const batch = await receiveFile(
      ctx,
      source.id,
      { name: file.name, bytes: await file.open(), reading },
      automatic,
    );
    await ctx.database.inTenant(ctx, (tx) => updateSource(tx, source.id, { watermark: file.mark }));
    first ??= batch.id;
  }
  if (first === null) throw problem('nothing-new', { source: source.title });
  return first;
}

/** Begins every run of a town whose time has come. */
export async function runDue(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.database.inTenant(ctx, (tx) => sourceRows(tx, { due: now }));
  for (const source of due) {
    const next = nextRun(source.schedule, now);
    await ctx.database.inTenant(ctx, (tx) => updateSource(tx, source.id, { nextRunAt: next }));
    await runSource(ctx, source.id, true).catch((error: unknown) => keepFault(ctx, source, error));
  }
}

async function keepFault(ctx: Ctx, source: SourceRow, error: unknown): Promise<void> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'work-failed';
  if (code === 'nothing-new' || code === 'source-busy') return;
  const values =
    error instanceof Error && 'values' in error ? (error.values as Record<string, string>) : {};
  const kept = { code, values };
  await ctx.database.inTenant(ctx, async (tx) => {
    await updateSource(tx, source.id, { lastProblem: kept });
    await tellFailed(tx, source, kept);
  });
}
