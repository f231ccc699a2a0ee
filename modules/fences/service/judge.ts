/** Judging positions as they arrive, in the transaction that stores them. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { AcceptedValue, ObservationJudge } from '#modules/observations/index.ts';
import type { Thing } from '#modules/things/index.ts';
import {
  continuesLate,
  type FenceState,
  type Fix,
  freshState,
  type Happening,
  judgeFix,
  judgeLate,
} from '../rules/judge.ts';
import { lockStates, saveStates } from '../store/fences.ts';
import { crossingsBefore, insertHappenings } from '../store/happenings.ts';
import type { FenceRow, HappeningRow, StateRow } from '../store/tables.ts';
import { concerns, type FenceBook, fenceBook } from './book.ts';
import { fixesOf, type ThingFixes, wantedKeys } from './fixes.ts';
import { follow, watchDwell } from './tell.ts';

/** Judges moving things at fences. */
export const fenceJudge: ObservationJudge = {
  name: 'fences.positions',
  wants: (_thing, key) => wantedKeys.has(key),
  revision: () => 0,
  judge: judgePositions,
};

async function judgePositions(tx: Tx, values: readonly AcceptedValue[]): Promise<void> {
  const book = await fenceBook(tx);
  if (book.all.length === 0) return;
  const things = fixesOf(values);
  const rows = await lockStates(
    tx,
    things.map(({ thing }) => thing.id),
  );
  for (const one of things) {
    const own = rows.filter(({ thingId }) => thingId === one.thing.id);
    const of = (late: boolean) => own.filter((row) => row.late === late);
    if (one.live.length > 0) await judgeLive(tx, book, { one, rows: of(false) });
    if (one.late.length > 0) await judgeLateOf(tx, book, { one, rows: of(true) });
  }
}

/** The fixes of one thing at every fence they may concern. */
async function judgeLive(
  tx: Tx,
  book: FenceBook,
  { one, rows }: { one: ThingFixes; rows: readonly StateRow[] },
): Promise<void> {
  const { thing, live } = one;
  const states = new Map(rows.map((row) => [row.fenceId, stateOf(row)]));
  const touched = new Map<string, FenceState>();
  for (const fix of live) {
    for (const fence of fencesFor(book, thing, { fix, states })) {
      const before = states.get(fence.id) ?? freshState(fix.at);
      // A fix as old as the last one judged adds nothing.
      if (fix.at <= before.lastAt) continue;
      const { state, happenings } = judgeFix(shapeOf(fence), before, fix);
      states.set(fence.id, state);
      touched.set(fence.id, state);
      const told = happenings.filter(({ event }) => fence.watch.includes(event));
      await insertHappenings(
        tx,
        told.map((happening) => rowOf(tx, { fence, thing, late: false }, happening)),
      );
      await follow(tx, { fence, thing, before, state, happenings: told });
    }
  }
  await saveStates(
    tx,
    [...touched].map(([fenceId, state]) => stateRow(tx, { fenceId, thing, late: false }, state)),
  );
  for (const [fenceId, state] of touched) {
    const fence = book.byId(fenceId);
    if (fence) await watchDwell(tx, { fence, thing, state });
  }
}

/** Fences at the fix, and those where the thing is or may be inside. */
function fencesFor(
  book: FenceBook,
  thing: Thing,
  { fix, states }: { fix: Fix; states: ReadonlyMap<string, FenceState> },
): FenceRow[] {
  const found = new Set(book.near.at(fix.position, fix.accuracyMetres));
  for (const [fenceId, { side, votes }] of states) {
    const fence = book.byId(fenceId);
    const matters = side === 'in' || votes.some((vote) => vote.side === 'in');
    if (fence?.enabled && matters) found.add(fence);
  }
  return [...found].filter((fence) => concerns(fence, thing));
}

/** What came late is judged in its own order, on a track of its own; nobody is called. */
async function judgeLateOf(
  tx: Tx,
  book: FenceBook,
  { one: { thing, late }, rows }: { one: ThingFixes; rows: readonly StateRow[] },
): Promise<void> {
  const ordered = [...late].sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = ordered;
  if (!first) return;
  const crossings = await crossingsBefore(tx, thing.id, first.at);
  const remembered = new Map(
    rows
      .map((row) => [row.fenceId, stateOf(row)] as const)
      .filter(([, state]) => continuesLate(state, first.at)),
  );
  const fences = new Set(
    ordered.flatMap((fix) => fencesFor(book, thing, { fix, states: remembered })),
  );
  const states: StateRow[] = [];
  for (const fence of fences) {
    const start = remembered.get(fence.id) ?? startOf(crossings.get(fence.id), first.at);
    const { state, happenings } = judgeLate(shapeOf(fence), start, ordered);
    states.push(stateRow(tx, { fenceId: fence.id, thing, late: true }, state));
    await insertHappenings(
      tx,
      happenings
        .filter(({ event }) => fence.watch.includes(event))
        .map((happening) => rowOf(tx, { fence, thing, late: true }, happening)),
    );
  }
  await saveStates(tx, states);
}

/** The side a thing was on after its last crossing. */
function startOf(crossing: HappeningRow | undefined, at: Date): FenceState {
  if (!crossing) return freshState(at);
  return { ...freshState(crossing.at), side: crossing.event === 'enter' ? 'in' : 'out' };
}

/** A fence as the rules see it; what is not watched has no number. */
export function shapeOf({ watch, ...fence }: FenceRow) {
  return {
    area: fence.area,
    leaveBufferMetres: fence.leaveBufferMetres,
    dwellSeconds: watch.includes('dwell') ? fence.dwellSeconds : null,
    speedLimitKmh: watch.includes('speed') ? fence.speedLimitKmh : null,
    windows: fence.windows,
  };
}

/** What the rules remember, from its row. */
export function stateOf(row: StateRow): FenceState {
  return {
    side: row.side,
    since: row.since,
    votes: row.votes.map(({ at, side }) => ({ at: new Date(at), side })),
    dwellTold: row.dwellTold,
    fast: row.fast,
    speedTold: row.speedTold,
    lastAt: row.lastAt,
  };
}

/** What the rules remember, as its row. */
export function stateRow(
  tx: Tx,
  { fenceId, thing, late }: { fenceId: string; thing: Pick<Thing, 'id'>; late: boolean },
  state: FenceState,
): StateRow {
  return {
    tenantId: tx.ctx.tenantId,
    fenceId,
    thingId: thing.id,
    late,
    ...state,
    votes: state.votes.map(({ at, side }) => ({ at: at.getTime(), side })),
  };
}

/** A happening as its row. */
export function rowOf(
  tx: Tx,
  of: { readonly fence: FenceRow; readonly thing: Pick<Thing, 'id'>; readonly late: boolean },
  { event, at, position, speedKmh, stayedSeconds }: Happening,
): HappeningRow {
  return {
    tenantId: tx.ctx.tenantId,
    id: uuidv7(),
    fenceId: of.fence.id,
    thingId: of.thing.id,
    event,
    at,
    longitude: position.longitude,
    latitude: position.latitude,
    speedKmh,
    stayedSeconds,
    late: of.late,
    recordedAt: tx.ctx.clock.now(),
  };
}
