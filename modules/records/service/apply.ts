/** Writes what a resolution came to, in one transaction: rows, records, merges, doubtful pairs. */
import { createHash } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { events } from '../contract/events.ts';
import { mergeMoves } from '../rules/moves.ts';
import { insertActs, lockRecords, newestAct } from '../store/acts.ts';
import { highestNumber, markMerged, saveEntities } from '../store/entities.ts';
import { moveEntries } from '../store/lists.ts';
import {
  changeMembers,
  deleteMembers,
  insertMembers,
  memberPlaces,
  moveMembers,
} from '../store/members.ts';
import { replaceOpenPairs } from '../store/pairs.ts';
import { markRead, newestRun, saveRun } from '../store/sources.ts';
import type { ActRecord, EntityRecord, MemberRecord, PairRecord } from '../store/tables.ts';
import { withAccounts } from './accounts.ts';
import { enlistByRows, groundOf, recompute, worked } from './recompute.ts';
import type { ResolvedRow, Result } from './result.ts';

export { newestAct as newestActOf } from '../store/acts.ts';

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** Who merges when no person does. */
const machine = '自动归并';

/** Writes a result. @returns false when somebody merged or split since it was begun: then nothing is written */
export async function apply(tx: Tx, result: Result): Promise<boolean> {
  await lockRecords(tx);
  if ((await newestAct(tx)) !== result.before.newestAct) return false;
  const { differences, placing, before } = result;
  const removed = differences.removed.map(({ id }) => id);
  await moveEntries(tx, removed);
  await deleteMembers(tx, removed);
  const { kind } = before;
  const { tenantId, clock } = tx.ctx;
  await changeMembers(
    tx,
    differences.changed.map(({ id, sourceId, rowKey, entityId, next: content }) => {
      return { id, tenantId, kind, sourceId, rowKey, entityId, content, changedAt: clock.now() };
    }),
  );
  const merged = await mergeByMachine(tx, result);
  const created = await placeNew(tx, result);
  const { precedence: orders, aliases } = await groundOf(tx);
  const precedence = digestOf([orders.get(kind) ?? {}, [...aliases]]);
  const everybody = (await newestRun(tx, kind))?.figures.precedence !== precedence;
  const touched = new Set([
    ...(everybody ? before.members.map(({ entityId }) => entityId) : []),
    ...differences.removed.map(({ entityId }) => entityId),
    ...differences.changed.map(({ entityId }) => entityId),
    ...[...placing.places.values()].filter((place) => !place.startsWith('+')),
    ...merged,
  ]);
  for (const part of chunks([...touched], 2000)) await recompute(tx, part);
  await keepPairs(tx, result, created.ids);
  await finish(tx, result, { entities: created.entities, precedence });
  for (const source of before.sources) {
    const rows = result.read.get(source.id);
    if (rows) await markRead(tx, source, { rowCount: rows.length, readAt: tx.ctx.clock.now() });
  }
  return true;
}

function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Brings together entities that turned out to be one. @returns all that had a part */
async function mergeByMachine(tx: Tx, { before, placing, differences }: Result): Promise<string[]> {
  const gone = new Set(differences.removed.map(({ id }) => id));
  const assignment = new Map(
    before.members.flatMap(({ id, entityId }) => (gone.has(id) ? [] : [[id, entityId] as const])),
  );
  const acts = placing.merges.map(
    ({ into, others }): ActRecord => ({
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      kind: 'merge',
      entityKind: before.kind,
      entityId: into,
      otherIds: [...others],
      moves: mergeMoves(assignment, into, others),
      byMachine: true,
      madeBy: null,
      madeByName: machine,
      reason: '',
      madeAt: tx.ctx.clock.now(),
      undoes: null,
      undoneBy: null,
    }),
  );
  await insertActs(tx, acts);
  await moveMembers(
    tx,
    acts.flatMap(({ moves }) => moves),
  );
  await markMerged(tx, acts);
  await audit(
    tx,
    acts.map(({ id, entityId, otherIds }) => ({
      action: 'records.merge',
      subject: entityId,
      detail: { act: id, others: otherIds, machine: true },
    })),
  );
  return acts.flatMap(({ entityId, otherIds }) => [entityId, ...otherIds]);
}

/** Writes new rows, with new entities where they belong to none that is known. */
async function placeNew(
  tx: Tx,
  { before, rows, placing }: Result,
): Promise<{ ids: ReadonlyMap<string, string>; entities: number }> {
  const { tenantId, clock } = tx.ctx;
  const now = clock.now();
  const ids = new Map<string, string>();
  const entityIds = new Map<string, string>();
  const members = rows
    .filter(({ entityId }) => entityId === null)
    .map((row): MemberRecord => {
      const place = placing.places.get(row.id) ?? '';
      if (place.startsWith('+') && !entityIds.has(place)) entityIds.set(place, uuidv7());
      const id = uuidv7();
      ids.set(row.id, id);
      const { sourceId, rowKey, content } = row;
      const entityId = entityIds.get(place) ?? place;
      return {
        id,
        tenantId,
        kind: before.kind,
        sourceId,
        rowKey,
        entityId,
        content,
        changedAt: now,
      };
    });
  await createEntities(tx, before.kind, { ids: [...entityIds.values()], members });
  return { ids, entities: entityIds.size };
}

async function createEntities(
  tx: Tx,
  kind: EntityRecord['kind'],
  { ids, members }: { readonly ids: readonly string[]; readonly members: readonly MemberRecord[] },
): Promise<void> {
  const ground = await groundOf(tx);
  const first = ids.length > 0 ? (await highestNumber(tx, kind)) + 1 : 0;
  const byEntity = Map.groupBy(members, ({ entityId }) => entityId);
  const entities = await withAccounts(
    tx,
    ids.map((id, at) =>
      worked(tx, ground, newEntity(tx, { id, kind, number: first + at }), byEntity.get(id) ?? []),
    ),
  );
  await saveEntities(tx, entities);
  await insertMembers(tx, members);
  await enlistByRows(tx, entities, byEntity);
}

/** An entity of which nothing is known yet. */
export function newEntity(
  tx: Tx,
  { id, kind, number }: Pick<EntityRecord, 'id' | 'kind' | 'number'>,
): EntityRecord {
  const now = tx.ctx.clock.now();
  return {
    id,
    tenantId: tx.ctx.tenantId,
    kind,
    number,
    state: 'live',
    mergedInto: null,
    personId: null,
    name: '',
    identityNumber: '',
    birthDate: '',
    gender: '',
    phone: '',
    address: '',
    villageName: '',
    facts: {},
    origins: {},
    memberCount: 0,
    sourceCount: 0,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
}

/** Keeps the doubtful pairs, the smaller id first. */
async function keepPairs(
  tx: Tx,
  { before, rows, found }: Result,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const idOf = (row: ResolvedRow | undefined) => ids.get(row?.id ?? '') ?? row?.id ?? '';
  const pairs = found.doubtful.map(({ a, b, odds, probability, levels }): PairRecord => {
    const [memberA = '', memberB = ''] = [idOf(rows[a]), idOf(rows[b])].sort();
    return {
      id: uuidv7(),
      tenantId,
      kind: before.kind,
      memberA,
      memberB,
      probability,
      odds,
      levels: [...levels],
      state: 'open',
      decidedBy: null,
      decidedByName: '',
      decidedAt: null,
      reason: '',
      createdAt: clock.now(),
      version: 1,
    };
  });
  await replaceOpenPairs(tx, before.kind, pairs);
}

async function finish(
  tx: Tx,
  { before, rows, found, placing, calibration, seconds }: Result,
  { entities, precedence }: { readonly entities: number; readonly precedence: string },
): Promise<void> {
  const id = uuidv7();
  const places = await memberPlaces(tx, { kind: before.kind });
  const figures = {
    members: rows.length,
    entities: new Set(places.map(({ entityId }) => entityId)).size,
    merges: placing.merges.length,
    doubtful: found.doubtful.length,
    leftOut: found.leftOut,
    seconds: Number(seconds.toFixed(2)),
    precedence,
  };
  await saveRun(tx, {
    id,
    tenantId: tx.ctx.tenantId,
    kind: before.kind,
    model: found.model,
    calibration,
    figures,
    ranAt: tx.ctx.clock.now(),
  });
  const payload = { kind: before.kind, created: entities, doubtful: figures.doubtful };
  await emit(tx, [{ type: events.resolved, subject: id, payload, audience: {} }]);
}
