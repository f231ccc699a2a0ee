/** Work that goes on by itself: each step is short, keeps what it did, and may be done again after a process died. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Ctx } from '#platform/context/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import { Problem } from '#platform/problems/index.ts';
import type { Progress } from '../../contract/shapes.ts';
import { atWork } from '../../rules/states.ts';
import { batchRow, batchRows, updateBatch } from '../../store/batches.ts';
import { sourceRow, updateSource } from '../../store/sources.ts';
import type { BatchRow } from '../../store/tables.ts';
import { fetchPart } from '../fetch/fetch.ts';
import { lakeOf } from '../lake/room.ts';
import { tellFailed } from '../tell.ts';
import { checkPart } from './check.ts';
import { refuseDoubles } from './doubles.ts';
import { publish, takeBack } from './publish.ts';
import { afterCheck, afterReading, readBatch } from './read-batch.ts';

const mostAttempts = 5;
/** Two processes, or a screen and the service, never do the same step at once. */
const stepLock = 7_216_011;
const otherWorksMs = 50;
const calm: Progress = { step: 'none', done: 0, total: 0, since: null };

/** Batches of a town that wait for work, the oldest first. */
export async function waitingBatches(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.database.inTenant(ctx, (tx) =>
    batchRows(tx, { states: atWork, limit: 100 }),
  );
  return rows.map(({ id }) => id).reverse();
}

/** Does one step of a batch, or waits a moment while another does it. @returns whether it waits for another step */
export async function workStep(ctx: Ctx, batchId: string): Promise<boolean> {
  const client = await ctx.database.system.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_lock(${stepLock}, hashtext($1)) AS mine`,
      [batchId],
    );
    if (!rows[0]?.mine) {
      await delay(otherWorksMs);
      return true;
    }
    try {
      return await stepAlone(ctx, batchId);
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${stepLock}, hashtext($1))`, [batchId]);
    }
  } finally {
    client.release();
  }
}

async function stepAlone(ctx: Ctx, batchId: string): Promise<boolean> {
  const batch = await ctx.database.inTenant(ctx, (tx) => batchRow(tx, batchId));
  if (!batch || !atWork.includes(batch.state)) return false;
  try {
    await lakeOf(ctx.database).engine.use((connection) => step(ctx, connection, batch));
  } catch (error) {
    await fail(ctx, batch, error);
  }
  return true;
}

/** Does every step of every batch of a town until nothing waits. */
export async function workUntilDone(ctx: Ctx): Promise<void> {
  for (let round = 0; round < 10_000; round += 1) {
    const waiting = await waitingBatches(ctx);
    if (waiting.length === 0) return;
    for (const id of waiting) await workStep(ctx, id);
  }
}

async function step(ctx: Ctx, connection: DuckDBConnection, batch: BatchRow): Promise<void> {
  switch (batch.state) {
    case 'fetching':
      if (!batch.facts.complete) return fetchPart(ctx, batch);
      await readBatch(ctx, connection, batch);
      return afterReading(ctx, batch.id);
    case 'checking':
      if (!(await checkPart(ctx, connection, batch))) return;
      await refuseDoubles(ctx, connection, batch);
      return afterCheck(ctx, batch.id);
    case 'applying':
      return publish(ctx, connection, batch);
    case 'takingBack':
      return takeBack(ctx, connection, batch);
    default:
  }
}

/** A problem ends a batch at once with its words; anything else is tried again first. Nothing was applied. */
async function fail(ctx: Ctx, batch: BatchRow, error: unknown): Promise<void> {
  const isProblem = error instanceof Problem;
  const attempts = batch.attempts + 1;
  const isOver = (isProblem || attempts >= mostAttempts) && batch.state !== 'takingBack';
  const kept = isProblem
    ? { code: error.code, values: error.values }
    : { code: 'work-failed', values: { reason: reasonOf(error) } };
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!isOver) return updateBatch(tx, batch.id, { attempts });
    const facts = { ...((await batchRow(tx, batch.id)) ?? batch).facts, failedIn: batch.state };
    await updateBatch(tx, batch.id, {
      state: 'failed',
      problem: kept,
      attempts,
      facts,
      progress: calm,
    });
    if (!batch.automatic) return;
    await updateSource(tx, batch.sourceId, { lastProblem: kept });
    const source = await sourceRow(tx, batch.sourceId);
    if (source) await tellFailed(tx, source, kept);
  });
}

/** Never a value of a row: engines like to quote them. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')[0]
      ?.replace(/["'`].*["'`]/g, '…')
      .slice(0, 200) ?? ''
  );
}
