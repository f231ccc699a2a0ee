/** Rolling firmware out in steps. */
import { createHash } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import { events } from '../contract/events.ts';
import type { NewRollout, RolloutView } from '../contract/firmware-operations.ts';
import { problem } from '../problems/index.ts';
import { areSteps, nextMove, type RolloutCounts } from '../rules/rollout.ts';
import { lockCommand } from '../store/commands.ts';
import {
  countRollouts,
  firmwareById,
  insertRollout,
  lockRollout,
  markTold,
  nextThings,
  queuedOfRollout,
  rolloutRows,
  rolloutThingRows,
  updateRollout,
} from '../store/firmware.ts';
import type { RolloutRow } from '../store/tables.ts';
import { firmwareService, move, queueChecked, rolloutTimer } from './commands.ts';
import { thingsOf } from './directory.ts';

/** A device that does not answer within a day has not taken it. */
const answerSeconds = 86_400;
const nothing: RolloutCounts = { total: 0, told: 0, done: 0, failed: 0 };

/** Roll-outs, newest first. */
export function listRollouts(ctx: Ctx): Promise<{ items: RolloutView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await rolloutRows(tx);
    return { items: await viewsOf(tx, rows) };
  });
}

async function viewsOf(tx: Tx, rows: readonly RolloutRow[]): Promise<RolloutView[]> {
  const counts = await countRollouts(
    tx,
    rows.map(({ id }) => id),
  );
  const views: RolloutView[] = [];
  for (const row of rows) {
    const firmware = await firmwareById(tx, row.firmwareId);
    const { id, firmwareId, modelCode, state, reason, steps, step } = row;
    const { healthPercent, watchMinutes, createdByName } = row;
    views.push({
      id,
      firmwareId,
      firmwareVersion: firmware?.version ?? '',
      modelCode,
      state,
      reason,
      steps,
      step,
      healthPercent,
      watchMinutes,
      ...(counts.get(id) ?? nothing),
      createdAt: row.createdAt.toISOString(),
      createdByName,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    });
  }
  return views;
}

/**
 * Starts a roll-out; its first step is told at once. @throws not-found, firmware-retired,
 * rollout-steps-wrong, rollout-empty, rollout-running
 */
export function startRollout(ctx: Ctx, wanted: NewRollout, origin: string): Promise<RolloutView> {
  if (!areSteps(wanted.steps)) throw problem('rollout-steps-wrong');
  return ctx.database.inTenant(ctx, async (tx) => {
    const firmware = await firmwareById(tx, wanted.firmwareId);
    if (!firmware) throw generalProblem('not-found', { what: '该固件' });
    if (firmware.retired) throw problem('firmware-retired');
    const id = uuidv7();
    const thingIds = await chosenThings(tx, firmware.modelCode, wanted.groupCode, id);
    if (thingIds.length === 0) throw problem('rollout-empty');
    const { groupCode: _, ...plan } = wanted;
    const row: RolloutRow = {
      id,
      tenantId: ctx.tenantId,
      ...plan,
      modelCode: firmware.modelCode,
      state: 'running',
      step: 0,
      stepEndedAt: null,
      forgiven: 0,
      reason: '',
      origin,
      createdAt: ctx.clock.now(),
      createdByName: ctx.actor.name,
      finishedAt: null,
    };
    if (!(await insertRollout(tx, row, thingIds))) throw problem('rollout-running');
    const detail = { version: firmware.version, things: thingIds.length };
    await audit(tx, [{ action: 'things.startRollout', subject: id, detail }]);
    await moveRollout(tx, id);
    return viewOfOne(tx, id);
  });
}

/** The devices, mixed by a digest, so that the first step is spread over the town. */
async function chosenThings(
  tx: Tx,
  modelCode: string,
  groupCode: string,
  salt: string,
): Promise<string[]> {
  const things = (await thingsOf(tx)).ofModel(modelCode);
  const place = (id: string): string => createHash('sha256').update(salt).update(id).digest('hex');
  return things
    .filter(({ state }) => state === 'active')
    .filter(({ groupCodes }) => groupCode === '' || groupCodes.includes(groupCode))
    .map(({ id }) => ({ id, at: place(id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ id }) => id);
}

async function viewOfOne(tx: Tx, id: string): Promise<RolloutView> {
  const row = await lockRollout(tx, id);
  const [view] = row ? await viewsOf(tx, [row]) : [];
  if (!view) throw generalProblem('not-found', { what: '该升级任务' });
  return view;
}

/** Moves a running roll-out on as far as it goes now. */
export async function moveRollout(tx: Tx, id: string): Promise<void> {
  for (;;) {
    const row = await lockRollout(tx, id);
    if (row?.state !== 'running') return;
    const counts = (await countRollouts(tx, [id])).get(id) ?? nothing;
    if (!(await makeMove(tx, row, counts))) break;
  }
  await tellOf(tx, id);
}

/** Makes one move. @returns whether another may follow at once */
async function makeMove(tx: Tx, row: RolloutRow, counts: RolloutCounts): Promise<boolean> {
  const now = tx.ctx.clock.now();
  const next = nextMove(row, counts, now);
  switch (next.kind) {
    case 'tell':
      return (await tellThings(tx, row, next.count)) > 0;
    case 'pause':
      await updateRollout(tx, row.id, { state: 'paused', reason: 'health' });
      return false;
    case 'watch':
      if (!row.stepEndedAt) await updateRollout(tx, row.id, { stepEndedAt: now });
      await setTimers(tx, [{ kind: rolloutTimer, subject: row.id, dueAt: next.until }]);
      return false;
    case 'advance':
      await updateRollout(tx, row.id, { step: row.step + 1, stepEndedAt: null });
      return true;
    case 'finish':
      await updateRollout(tx, row.id, { state: 'done', finishedAt: now });
      return false;
    case 'wait':
      return false;
  }
}

async function tellThings(tx: Tx, row: RolloutRow, count: number): Promise<number> {
  const firmware = await firmwareById(tx, row.firmwareId);
  if (!firmware) return 0;
  const directory = await thingsOf(tx);
  const input = {
    rolloutId: row.id,
    version: firmware.version,
    sizeBytes: firmware.sizeBytes,
    sha256: firmware.sha256,
    url: `${row.origin}/devices/firmware/${firmware.id}`,
  };
  const ids = await nextThings(tx, row.id, count);
  for (const thingId of ids) {
    const thing = directory.byId(thingId);
    if (!thing) continue;
    const wanted = { thingId, service: firmwareService, input, expiresInSeconds: answerSeconds };
    const command = await queueChecked(tx, thing, wanted);
    await markTold(tx, row.id, thingId, command.id);
  }
  return ids.length;
}

async function tellOf(tx: Tx, rolloutId: string): Promise<void> {
  await emit(tx, [
    {
      type: events.rolloutChanged,
      subject: rolloutId,
      payload: { rolloutId },
      audience: { everyone: true },
    },
  ]);
}

/**
 * Pauses a roll-out, goes on with it (what failed so far is accepted) or stops it: what was not sent yet
 * is taken back. @throws not-found, rollout-over
 */
export function steerRollout(
  ctx: Ctx,
  id: string,
  to: 'running' | 'paused' | 'stopped',
): Promise<RolloutView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRollout(tx, id);
    if (!row) throw generalProblem('not-found', { what: '该升级任务' });
    if (row.state === 'done' || row.state === 'stopped') throw problem('rollout-over');
    const counts = (await countRollouts(tx, [id])).get(id) ?? nothing;
    const now = ctx.clock.now();
    const change = {
      running: { state: 'running', reason: '', forgiven: counts.failed },
      paused: { state: 'paused', reason: 'hand' },
      stopped: { state: 'stopped', reason: '', finishedAt: now },
    } as const;
    await updateRollout(tx, id, change[to]);
    if (to === 'stopped') await takeBack(tx, id);
    await audit(tx, [{ action: 'things.steerRollout', subject: id, detail: { to } }]);
    if (to === 'running') await moveRollout(tx, id);
    else await tellOf(tx, id);
    return viewOfOne(tx, id);
  });
}

async function takeBack(tx: Tx, rolloutId: string): Promise<void> {
  for (const commandId of await queuedOfRollout(tx, rolloutId)) {
    const row = await lockCommand(tx, commandId);
    if (row?.state === 'queued') await move(tx, row, 'failed', { reason: '升级任务已停止' });
  }
}

/** Devices of a roll-out in the order in which they are told. */
export async function listRolloutThings(
  ctx: Ctx,
  id: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
) {
  const after = readNumberCursor(cursor) ?? -1;
  const rows = await ctx.database.inTenant(ctx, (tx) => rolloutThingRows(tx, id, { limit, after }));
  const page = rows.slice(0, limit);
  return {
    items: page.map(({ ordinal: _, finishedAt, ...row }) => ({
      ...row,
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > limit ? String(page.at(-1)?.ordinal ?? '') : null,
  };
}
