/** Drawing, changing and removing fences. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { geoWords, type Polygon, validateArea } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { book as dutyBook } from '#modules/duties/index.ts';
import { events, type FenceInput } from '../contract.ts';
import { problem } from '../problems.ts';
import { deleteFence, forgetStates, lockFence, saveFenceRows, statesAt } from '../store/fences.ts';
import type { FenceRow } from '../store/tables.ts';
import { fenceCache } from './book.ts';
import { clearAll } from './tell.ts';

/** Draws a fence. @throws fence-area-faulty, fence-watches-nothing, category-unknown */
export async function addFence(ctx: Ctx, input: FenceInput): Promise<{ fenceId: string }> {
  const id = uuidv7();
  await changing(ctx, async (tx) => {
    await saveFenceRows(tx, [await rowOf(tx, input, { id, version: 1 })]);
    await note(tx, 'add', id);
  });
  return { fenceId: id };
}

/**
 * Changes a fence. When its area or what it watches changed, who was inside is found out anew.
 * @throws as addFence; not-found, changed-meanwhile
 */
export async function saveFence(
  ctx: Ctx,
  id: string,
  { version, ...input }: FenceInput & { version: number },
): Promise<{ version: number }> {
  await changing(ctx, async (tx) => {
    const before = await lockedFence(tx, id, version);
    const after = await rowOf(tx, input, { id, version: version + 1 });
    if (judgesOtherwise(before, after)) await forget(tx, before);
    await saveFenceRows(tx, [after]);
    await note(tx, 'save', id);
  });
  return { version: version + 1 };
}

/** Removes a fence. @throws not-found, changed-meanwhile */
export async function removeFence(ctx: Ctx, id: string, version: number): Promise<void> {
  await changing(ctx, async (tx) => {
    const fence = await lockedFence(tx, id, version);
    await forget(tx, fence);
    await deleteFence(tx, id);
    await note(tx, 'remove', id);
  });
}

async function changing(ctx: Ctx, work: (tx: Tx) => Promise<void>): Promise<void> {
  await ctx.database.inTenant(ctx, work);
  await fenceCache.reload(ctx);
}

async function lockedFence(tx: Tx, id: string, version: number): Promise<FenceRow> {
  const fence = await lockFence(tx, id);
  if (!fence) throw generalProblem('not-found', { what: '这个围栏' });
  if (fence.version !== version) throw generalProblem('changed-meanwhile', { what: fence.name });
  return fence;
}

async function rowOf(
  tx: Tx,
  input: FenceInput,
  own: { readonly id: string; readonly version: number },
): Promise<FenceRow> {
  const { dwellSeconds, speedLimitKmh, watch, categoryCode } = input;
  const bare =
    watch.length === 0 ||
    (watch.includes('dwell') && dwellSeconds === null) ||
    (watch.includes('speed') && speedLimitKmh === null);
  if (bare) throw problem('fence-watches-nothing');
  if (categoryCode && !(await dutyBook(tx)).category(categoryCode)) {
    throw problem('fence-category-unknown', { code: categoryCode });
  }
  return { tenantId: tx.ctx.tenantId, ...input, ...own, area: areaOf(tx.ctx, input.area) };
}

/** Faults of a shape that are told one by one. */
const mostFaults = 20;

function areaOf({ locale }: Ctx, given: FenceInput['area']): Polygon {
  const { area, problems } = validateArea(given, '/area');
  if (area?.type === 'Polygon') return area;
  const places = problems
    .slice(0, mostFaults)
    .map((fault) => ({ pointer: fault.path, detail: geoWords(fault, locale) }));
  throw problem('fence-area-faulty', { fault: places[0]?.detail ?? '' }, places);
}

function judgesOtherwise(before: FenceRow, after: FenceRow): boolean {
  const of = ({ area, watch, enabled, severity, leaveBufferMetres }: FenceRow): string =>
    JSON.stringify([area, watch, enabled, severity, leaveBufferMetres]);
  return of(before) !== of(after);
}

/** Forgets who was inside and clears what that had raised. */
async function forget(tx: Tx, fence: FenceRow): Promise<void> {
  for (const { thingId } of await statesAt(tx, fence.id)) await clearAll(tx, { fence, thingId });
  await forgetStates(tx, fence.id);
}

async function note(tx: Tx, action: string, id: string): Promise<void> {
  await audit(tx, [{ action: `fences.${action}`, subject: id }]);
  await emit(tx, [
    { type: events.changed, subject: id, payload: { fenceId: id }, audience: { everyone: true } },
  ]);
}
