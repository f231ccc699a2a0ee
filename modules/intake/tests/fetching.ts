/** What tests of sources share. */
import assert from 'node:assert/strict';
import type { TestTown } from '#testing';
import { noSchedule, type SourceInput } from '../contract/source.ts';
import { apply, check } from '../service/bring/act.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { runSource } from '../service/fetch/run.ts';
import { addSource } from '../service/sources/edit.ts';
import { oneBatch } from '../service/views.ts';
import { identity } from './resources.ts';

/** Rows of every source. */
export const people = Array.from({ length: 300 }, (_, at) => ({
  id: at + 1,
  name: `老人${'甲乙丙丁'[at % 4]}`,
  idNumber: identity('19400101', at),
}));

/** Sets a source of the resource up, fetches from it, maps what is suggested and applies it. */
export async function fetched(town: TestTown, given: Omit<SourceInput, 'mode' | 'schedule'>) {
  const { ctx } = town;
  const source = await ctx.database.inTenant(ctx, (tx) =>
    addSource(tx, { mode: 'merge', schedule: { ...noSchedule, every: 'day' }, ...given }),
  );
  const batchId = await runSource(ctx, source.id, false);
  await workUntilDone(ctx);
  const staged = await oneBatch(ctx, batchId);
  assert.equal(staged.state, 'staged', staged.problem);
  await check(ctx, batchId, { mapping: staged.mapping, mode: 'merge' });
  await workUntilDone(ctx);
  await apply(ctx, batchId);
  await workUntilDone(ctx);
  return { source, batch: await oneBatch(ctx, batchId) };
}
