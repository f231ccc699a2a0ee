/** Reading a staged file, and what follows by itself. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import { noCounts, type Progress, type Remark } from '../../contract/shapes.ts';
import { suggestMapping } from '../../rules/suggest.ts';
import { batchRow, updateBatch } from '../../store/batches.ts';
import { sourceRow } from '../../store/sources.ts';
import type { BatchRow } from '../../store/tables.ts';
import { tellWaiting } from '../tell.ts';
import { fedFields } from './check.ts';
import { formulaCells, profileOf } from './profile.ts';
import { readStaged } from './staged-table.ts';

const calm: Progress = { step: 'none', done: 0, total: 0, since: null };

/** Reads and profiles what was staged; a mapping is suggested where the source has none. */
export async function readBatch(
  ctx: Ctx,
  connection: DuckDBConnection,
  batch: BatchRow,
): Promise<void> {
  const table = await readStaged(ctx, connection, batch);
  const { plain, brokenLines } = table;
  const profile = await profileOf(connection, table, plain.columns);
  const remarks: Remark[] = [...plain.remarks];
  if (brokenLines.length > 0) {
    const lines = brokenLines.slice(0, 10).join('、');
    remarks.push({ code: 'broken-records', values: { rows: brokenLines.length, lines } });
  }
  const formulas = await formulaCells(connection, table, plain.columns.length);
  if (formulas > 0) remarks.push({ code: 'formula-cells', values: { cells: formulas } });
  const damaged = profile.filter(({ looksLike }) => looksLike === 'damaged');
  if (damaged.length > 0) {
    const columns = damaged.map(({ title }) => title).join('、');
    remarks.push({ code: 'columns-damaged', values: { columns } });
  }
  await ctx.database.inTenant(ctx, async (tx) => {
    const [resource, source] = [
      await resourceOf(tx, batch.resourceId),
      await sourceRow(tx, batch.sourceId),
    ];
    const mapping = source?.mapping ?? suggestMapping(resource.fields, profile);
    await updateBatch(tx, batch.id, {
      state: 'staged',
      profile: JSON.stringify(profile),
      facts: {
        ...batch.facts,
        columns: plain.columns,
        reading: plain.reading,
        sheets: plain.sheets,
        remarks,
        brokenLines,
        gaps: [...new Set([...plain.gaps, ...brokenLines])].sort((one, other) => one - other),
      },
      counts: { ...noCounts, staged: table.rows },
      mapping,
      progress: calm,
      attempts: 0,
    });
  });
}

/** A batch of a schedule is checked at once with the mapping of its source. @throws column-vanished */
export async function afterReading(ctx: Ctx, batchId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const batch = await batchRow(tx, batchId, true);
    if (!batch?.automatic || batch.state !== 'staged') return;
    const source = await sourceRow(tx, batch.sourceId);
    if (!source?.mapping) return;
    const resource = await resourceOf(tx, batch.resourceId);
    fedFields(resource, source.mapping, batch.facts.columns);
    const since = ctx.clock.now().toISOString();
    const progress: Progress = { step: 'check', done: 0, total: batch.counts.staged, since };
    await updateBatch(tx, batchId, { state: 'checking', mapping: source.mapping, progress });
  });
}

/** Checked; a batch of a schedule is applied unless it refuses too much. */
export async function afterCheck(ctx: Ctx, batchId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const batch = await batchRow(tx, batchId, true);
    if (batch?.state !== 'checking') return;
    const source = await sourceRow(tx, batch.sourceId);
    const { refused, staged, accepted } = batch.counts;
    const isGood = accepted > 0 && refused <= staged * (source?.schedule.mostRefused ?? 0);
    const goesOn = batch.automatic && isGood;
    const progress: Progress = goesOn
      ? { step: 'apply', done: 0, total: staged, since: ctx.clock.now().toISOString() }
      : calm;
    await updateBatch(tx, batchId, {
      state: goesOn ? 'applying' : 'checked',
      progress,
      attempts: 0,
    });
    if (batch.automatic && !goesOn) await tellWaiting(tx, batch);
  });
}
