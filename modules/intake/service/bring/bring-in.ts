/** Bringing rows in without a screen: for other modules, the demo and tests; the same road as an upload. */
import type { Ctx } from '#platform/context/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Mode } from '../../contract/shapes.ts';
import { noSchedule } from '../../contract/source.ts';
import { problem } from '../../problems.ts';
import { batchRow } from '../../store/batches.ts';
import { sourceRows } from '../../store/sources.ts';
import type { BatchRow } from '../../store/tables.ts';
import { addSource } from '../sources/edit.ts';
import { apply, check } from './act.ts';
import { receiveFile } from './receive.ts';
import { workStep } from './work.ts';

/** Rows to be brought in. */
export interface Bringing {
  readonly resourceId: string;
  /** Title of the source; made when the resource has none of it. */
  readonly source: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly mode?: Mode;
  /** Left out: as the source has it, or as it is suggested. */
  readonly mapping?: Mapping;
  /** False: stops once checked. */
  readonly applies?: boolean;
}

/**
 * Brings a file in and waits until it is applied (or checked). @throws the problem by which the batch failed
 * @returns the batch as it stands then
 */
export async function bringIn(ctx: Ctx, given: Bringing): Promise<BatchRow> {
  const source = await ctx.database.inTenant(ctx, async (tx) => {
    const known = await sourceRows(tx, { resourceId: given.resourceId });
    const same = known.find(({ title }) => title === given.source);
    const { resourceId, source: title, mode = 'merge' } = given;
    return (
      same ??
      addSource(tx, { resourceId, title, kind: 'upload', settings: {}, mode, schedule: noSchedule })
    );
  });
  const { id } = await receiveFile(ctx, source.id, {
    name: given.fileName,
    bytes: given.bytes,
    reading: {},
  });
  const staged = await done(ctx, id);
  const mapping = given.mapping ?? staged.mapping ?? [];
  await check(ctx, id, { mapping, mode: given.mode ?? source.mode });
  const checked = await done(ctx, id);
  if (given.applies === false) return checked;
  await apply(ctx, id);
  return done(ctx, id);
}

/** Works on a batch until it waits for somebody. */
async function done(ctx: Ctx, id: string): Promise<BatchRow> {
  while (await workStep(ctx, id));
  const batch = await ctx.database.inTenant(ctx, (tx) => batchRow(tx, id));
  if (!batch) throw problem('batch-unknown');
  if (batch.state === 'failed' && batch.problem) {
    throw problem(batch.problem.code as Parameters<typeof problem>[0], batch.problem.values);
  }
  return batch;
}
