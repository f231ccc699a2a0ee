/** Merging, splitting and undoing by people: nothing is lost, every act can be taken back. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { ActView } from '../contract/shapes.ts';
import { events } from '../contract/events.ts';
import { mergeMoves, type Move, overtaken, splitMoves, undoMoves } from '../rules/moves.ts';
import { problem } from '../problems.ts';
import { insertActs, lockAct, lockRecords, markUndone } from '../store/acts.ts';
import { entitiesOf, highestNumber, markMerged, saveEntities } from '../store/entities.ts';
import { memberPlaces, moveMembers } from '../store/members.ts';
import { forgetJudgements, saveJudgements } from '../store/pairs.ts';
import type { ActRecord, EntityRecord } from '../store/tables.ts';
import { newEntity } from './apply.ts';
import { judgement } from './judgement.ts';
import { proveWholeReach } from './reach.ts';
import { recompute } from './recompute.ts';
import { actView } from './views.ts';

/** What is merged, and why. */
export interface MergeWish {
  readonly entityId: string;
  readonly otherId: string;
  readonly reason: string;
  readonly version: number;
}

/** Brings another record into this one. */
export function mergeRecords(ctx: Ctx, wish: MergeWish): Promise<ActView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    await lockRecords(tx);
    const [into, other] = await livePair(tx, wish);
    if (into.version !== wish.version) throw generalProblem('changed-meanwhile', { what: '主档' });
    return actView(tx, await mergeInto(tx, { into, other, reason: wish.reason }));
  });
}

/** @throws same-record, record-unknown, record-not-live, kinds-differ */
async function livePair(
  tx: Tx,
  { entityId, otherId }: Pick<MergeWish, 'entityId' | 'otherId'>,
): Promise<[EntityRecord, EntityRecord]> {
  if (entityId === otherId) throw problem('same-record');
  const into = await liveEntity(tx, entityId);
  const other = await liveEntity(tx, otherId);
  if (into.kind !== other.kind) throw problem('kinds-differ');
  return [into, other];
}

/** A record in force, locked. @throws record-unknown, record-not-live */
export async function liveEntity(tx: Tx, entityId: string): Promise<EntityRecord> {
  const [entity] = await entitiesOf(tx, [entityId], true);
  if (!entity) throw problem('record-unknown');
  if (entity.state === 'live') return entity;
  const [target] = entity.mergedInto ? await entitiesOf(tx, [entity.mergedInto]) : [];
  throw problem('record-not-live', { number: target?.number ?? '-' });
}

/** Merges two records that are in force; the caller holds the lock. */
export async function mergeInto(
  tx: Tx,
  {
    into,
    other,
    reason,
  }: { readonly into: EntityRecord; readonly other: EntityRecord; readonly reason: string },
): Promise<ActRecord> {
  const places = await memberPlaces(tx, { entityIds: [into.id, other.id] });
  const assignment = new Map(places.map(({ id, entityId }) => [id, entityId]));
  const moves = mergeMoves(assignment, into.id, [other.id]);
  const act = newAct(tx, { kind: 'merge', entity: into, otherIds: [other.id], moves, reason });
  await moveMembers(tx, moves);
  await markMerged(tx, [act]);
  await close(tx, act, events.merged);
  return act;
}

/** What is taken out of a record, and why. */
export interface SplitWish {
  readonly entityId: string;
  readonly memberIds: readonly string[];
  readonly reason: string;
  readonly version: number;
}

/** Takes rows out of a record into one of their own. They are judged different from those that stay. */
export function splitRecord(ctx: Ctx, wish: SplitWish): Promise<ActView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    await lockRecords(tx);
    const entity = await liveEntity(tx, wish.entityId);
    if (entity.version !== wish.version)
      throw generalProblem('changed-meanwhile', { what: '主档' });
    const places = await memberPlaces(tx, { entityIds: [entity.id] });
    const out = new Set(wish.memberIds);
    const leaving = places.filter(({ id }) => out.has(id));
    if (leaving.length !== out.size || leaving.length === places.length) {
      throw problem('split-empty', { count: out.size });
    }
    const number = (await highestNumber(tx, entity.kind)) + 1;
    const created = newEntity(tx, { id: uuidv7(), kind: entity.kind, number });
    await saveEntities(tx, [created]);
    const moves = splitMoves([...out], entity.id, created.id);
    const { reason } = wish;
    const act = newAct(tx, { kind: 'split', entity, otherIds: [created.id], moves, reason });
    await moveMembers(tx, moves);
    const stayed = places.filter(({ id }) => !out.has(id)).map(({ id }) => id);
    await saveJudgements(tx, apart(tx, entity, { out: [...out], stayed, reason }));
    await close(tx, act, events.split);
    return actView(tx, act);
  });
}

/** Judgements between each row that left and the first that stayed: enough to keep them apart. */
function apart(
  tx: Tx,
  { kind }: EntityRecord,
  parts: {
    readonly out: readonly string[];
    readonly stayed: readonly string[];
    readonly reason: string;
  },
) {
  const [first = ''] = parts.stayed;
  return parts.out.map((memberId) =>
    judgement(tx, { kind, pair: [memberId, first], state: 'different', reason: parts.reason }),
  );
}

/** Undoes a merge or split: every row goes back to where it was. @throws act-unknown, act-undone, act-overtaken */
export function undoAct(ctx: Ctx, actId: string, reason: string): Promise<ActView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    await lockRecords(tx);
    const act = await lockAct(tx, actId);
    if (!act || act.kind === 'undo') throw problem('act-unknown');
    if (act.undoneBy) throw problem('act-undone');
    const places = await memberPlaces(tx, { ids: act.moves.map(({ memberId }) => memberId) });
    const lost = overtaken(new Map(places.map(({ id, entityId }) => [id, entityId])), act.moves);
    if (lost.length > 0) throw problem('act-overtaken', { count: lost.length });
    const entity = { id: act.entityId, kind: act.entityKind };
    const moves = undoMoves(act.moves);
    const undoing = newAct(tx, { kind: 'undo', entity, otherIds: act.otherIds, moves, reason });
    await moveMembers(tx, moves);
    if (act.kind === 'split') await splitUndone(tx, act);
    else await mergeUndone(tx, act, reason);
    await close(
      tx,
      { ...undoing, undoes: act.id },
      act.kind === 'merge' ? events.split : events.merged,
    );
    await markUndone(tx, act.id, undoing.id);
    return actView(tx, undoing);
  });
}

/** What was split is one again: the judgements that kept it apart go. */
async function splitUndone(tx: Tx, act: ActRecord): Promise<void> {
  await markMerged(tx, [act]);
  const out = new Set(act.moves.map(({ memberId }) => memberId));
  const places = await memberPlaces(tx, { entityIds: [act.entityId] });
  const pairs = [...out].flatMap((a) =>
    places.flatMap(({ id }) => (out.has(id) ? [] : [[a, id].sort() as [string, string]])),
  );
  await forgetJudgements(tx, pairs);
}

/** What was merged is apart again, and stays so: the machine must not bring it together once more. */
async function mergeUndone(tx: Tx, act: ActRecord, reason: string): Promise<void> {
  const gone = new Set(act.moves.map(({ memberId }) => memberId));
  const stayed = (await memberPlaces(tx, { entityIds: [act.entityId] })).filter(
    ({ id }) => !gone.has(id),
  );
  const [first] = stayed;
  if (!first) return;
  const { entityKind: kind } = act;
  await saveJudgements(
    tx,
    [...gone].map((memberId) =>
      judgement(tx, { kind, pair: [memberId, first.id], state: 'different', reason }),
    ),
  );
}

interface NewAct {
  readonly kind: ActRecord['kind'];
  readonly entity: Pick<EntityRecord, 'id' | 'kind'>;
  readonly otherIds: readonly string[];
  readonly moves: readonly Move[];
  readonly reason: string;
}

function newAct(tx: Tx, { kind, entity, otherIds, moves, reason }: NewAct): ActRecord {
  const { actor, clock, tenantId } = tx.ctx;
  return {
    id: uuidv7(),
    tenantId,
    kind,
    entityKind: entity.kind,
    entityId: entity.id,
    otherIds: [...otherIds],
    moves: [...moves],
    byMachine: false,
    madeBy: actor.personId,
    madeByName: actor.name,
    reason: reason.trim(),
    madeAt: clock.now(),
    undoes: null,
    undoneBy: null,
  };
}

/** Keeps the act, works out the records anew, leaves the line of audit and tells others. */
async function close(tx: Tx, act: ActRecord, event: string): Promise<void> {
  await insertActs(tx, [act]);
  await recompute(tx, [act.entityId, ...act.otherIds]);
  const { id, kind, entityId, entityKind, otherIds } = act;
  await audit(tx, [
    { action: `records.${kind}`, subject: entityId, detail: { act: id, others: otherIds } },
  ]);
  const payload = { kind: entityKind, others: otherIds };
  await emit(tx, [{ type: event, subject: entityId, payload, audience: {} }]);
}
