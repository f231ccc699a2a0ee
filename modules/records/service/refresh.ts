/** Reads what the sources hold now and brings the records up to date: new rows, changed ones, rows that were taken back. */
import type { Ctx } from '#platform/context/index.ts';
import type { EntityKind } from '../contract/kinds.ts';
import { calibrate } from '../rules/calibration.ts';
import { compareRows, type Differences, placeRows, type ReadRow } from '../rules/wanted.ts';
import { memberRows } from '../store/members.ts';
import { judgedPairs } from '../store/pairs.ts';
import { sourceRows } from '../store/sources.ts';
import type { PairRecord, SourceRow } from '../store/tables.ts';
import { aliasesOf } from './aliases.ts';
import { apply, newestActOf } from './apply.ts';
import { type Known, resolveRows } from './kinds.ts';
import { readSource } from './read-source.ts';
import type { Before, ResolvedRow, Result } from './result.ts';

/** Brings the records of a town up to date. @returns whether anything waited */
export async function refreshTown(ctx: Ctx): Promise<boolean> {
  const sources = await ctx.database.inTenant(ctx, sourceRows);
  const stale = sources.filter(({ staleSince }) => staleSince !== null);
  for (const kind of new Set(stale.map((source) => source.kind))) await refreshKind(ctx, kind);
  return stale.length > 0;
}

/** How often it is done again when somebody merged or split meanwhile. */
const attempts = 3;

async function refreshKind(ctx: Ctx, kind: EntityKind): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const began = performance.now();
    const before = await start(ctx, kind);
    const read = await readStale(ctx, before.sources);
    const result = await resolve(before, read);
    const seconds = (performance.now() - began) / 1000;
    if (await ctx.database.inTenant(ctx, (tx) => apply(tx, { ...result, seconds }))) return;
  }
}

function start(ctx: Ctx, kind: EntityKind): Promise<Before> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    kind,
    sources: (await sourceRows(tx)).filter((source) => source.kind === kind),
    members: await memberRows(tx, { kind }),
    judged: await judgedPairs(tx, kind),
    aliases: await aliasesOf(tx),
    newestAct: await newestActOf(tx),
  }));
}

async function readStale(ctx: Ctx, sources: readonly SourceRow[]): Promise<Map<string, ReadRow[]>> {
  const read = new Map<string, ReadRow[]>();
  for (const source of sources) {
    // Rows of a source that was switched off leave the records: as if it held none.
    if (source.staleSince) {
      read.set(source.id, source.active ? await readSource(ctx, source) : []);
    }
  }
  return read;
}

/** What the rows come to. Pure but for the threads that work it out. */
export async function resolve(
  before: Before,
  read: ReadonlyMap<string, readonly ReadRow[]>,
): Promise<Omit<Result, 'seconds'>> {
  const differences = compareRows(before.members, read);
  const rows = rowsAfter(differences);
  const calibration = calibrate(
    // What was taken apart by hand says nothing of what the model thought.
    before.judged
      .filter(({ levels }) => levels.length > 0)
      .map(({ odds, state }) => ({ odds, same: state === 'same' })),
  );
  const found = await resolveRows(before.kind, rows, {
    ...knownOf(rows, before.judged),
    calibration,
    aliases: before.aliases,
  });
  const placing = placeRows(rows, found.groups);
  return { before, read, differences, rows, found, placing, calibration };
}

/** Rows that stay come first with their entity; a changed one keeps it, a new one has none yet. */
function rowsAfter({ unchanged, changed, added }: Differences): ResolvedRow[] {
  return [
    ...unchanged,
    ...changed.map(({ next, ...row }) => ({ ...row, content: next })),
    ...added.map((row, at) => ({ ...row, id: `+${at}`, entityId: null })),
  ];
}

function knownOf(
  rows: readonly ResolvedRow[],
  judged: readonly PairRecord[],
): Pick<Known, 'same' | 'different'> {
  const places = new Map(rows.map(({ id }, at) => [id, at]));
  const first = new Map<string, number>();
  const same: [number, number][] = [];
  rows.forEach(({ entityId }, at) => {
    if (entityId === null) return;
    const head = first.get(entityId);
    if (head === undefined) first.set(entityId, at);
    else same.push([head, at]);
  });
  const different = judged.flatMap(({ memberA, memberB, state }): [number, number][] => {
    const [a, b] = [places.get(memberA), places.get(memberB)];
    return state === 'different' && a !== undefined && b !== undefined ? [[a, b]] : [];
  });
  return { same, different };
}
