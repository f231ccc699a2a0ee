/** The timer of a stay: tells it although the thing says nothing more. */
import type { Tx } from '#platform/database/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import { latestOf } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { type Happening, judgeDwell } from '../rules/judge.ts';
import { lockStates, saveStates } from '../store/fences.ts';
import { insertHappenings } from '../store/happenings.ts';
import { fenceBook } from './book.ts';
import { positionKey } from './fixes.ts';
import { rowOf, shapeOf, stateOf, stateRow } from './judge.ts';
import { dwellTimer, raise, tellScreens } from './tell.ts';

/** Asked again so often while the fence's hours have not come. */
const againSeconds = 600;

/** The timer's handler. */
export async function tellDwell(tx: Tx, timer: Timer): Promise<void> {
  const [fenceId = '', thingId = ''] = timer.subject.split('/');
  const fence = (await fenceBook(tx)).byId(fenceId);
  const thing = (await thingsOf(tx)).byId(thingId);
  const row = (await lockStates(tx, [thingId])).find((one) => one.fenceId === fenceId && !one.late);
  if (!fence?.enabled || !thing || !row) return;
  const state = stateOf(row);
  if (state.side !== 'in' || state.dwellTold) return;
  const now = tx.ctx.clock.now();
  const dwelt = judgeDwell(shapeOf(fence), state, now);
  if (!dwelt) {
    const dueAt = new Date(now.getTime() + againSeconds * 1000);
    await setTimers(tx, [{ kind: dwellTimer, subject: timer.subject, dueAt }]);
    return;
  }
  const position = await lastPosition(tx, thingId);
  if (!position) return;
  const happening: Happening = { event: 'dwell', at: now, position, speedKmh: null, ...dwelt };
  await insertHappenings(tx, [rowOf(tx, { fence, thing, late: false }, happening)]);
  await saveStates(tx, [
    stateRow(tx, { fenceId, thing, late: false }, { ...state, dwellTold: true }),
  ]);
  await raise(tx, { fence, thing }, happening);
  await tellScreens(tx, fence, thing);
}

async function lastPosition(tx: Tx, thingId: string): Promise<Happening['position'] | null> {
  const latest = await latestOf(tx, [thingId]);
  const value = latest.find(({ key }) => key === positionKey)?.value;
  if (typeof value !== 'object' || value === null) return null;
  const { longitude, latitude } = value as Record<string, unknown>;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  return { longitude, latitude };
}
