/** The queue of doubtful pairs: side by side, judged one by one. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { JudgedMember, PairFile, PairRow } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { lockRecords } from '../store/acts.ts';
import { entitiesOf } from '../store/entities.ts';
import { memberRows } from '../store/members.ts';
import { pairCounts, pairPage, pairRow, saveJudgements } from '../store/pairs.ts';
import type { EntityRecord, MemberRecord, PairRecord } from '../store/tables.ts';
import { mergeInto } from './acts.ts';
import { readQueueEnd, writeQueueEnd } from './cursor.ts';
import { proveWholeReach } from './reach.ts';
import { memberView, type NamedSource, namedSources } from './views.ts';

/** Which page of the queue. */
export interface QueueQuery {
  readonly state: PairRecord['state'];
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Doubtful pairs, the likeliest first. */
export function listPairs(
  ctx: Ctx,
  { state, cursor, limit = 50 }: QueueQuery,
): Promise<{ items: PairRow[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    const rows = await pairPage(tx, { state, after: readQueueEnd(cursor), limit });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await pairRows(tx, shown),
      nextCursor: rows.length > limit && last ? writeQueueEnd(last) : null,
    };
  });
}

async function pairRows(tx: Tx, pairs: readonly PairRecord[]): Promise<PairRow[]> {
  const ids = [...new Set(pairs.flatMap(({ memberA, memberB }) => [memberA, memberB]))];
  const members = new Map((await memberRows(tx, { ids })).map((member) => [member.id, member]));
  const sources = await namedSources(tx);
  return pairs.map((pair) => rowOf(pair, { members, sources }));
}

interface Known {
  readonly members: ReadonlyMap<string, MemberRecord>;
  readonly sources: ReadonlyMap<string, NamedSource>;
}

function rowOf(pair: PairRecord, { members, sources }: Known): PairRow {
  const side = (id: string) => {
    const member = members.get(id);
    const source = sources.get(member?.sourceId ?? '');
    return { name: member?.content.name ?? '', zh: source?.zh ?? '', en: source?.en ?? '' };
  };
  const [a, b] = [side(pair.memberA), side(pair.memberB)];
  return {
    id: pair.id,
    kind: pair.kind,
    probability: pair.probability,
    state: pair.state,
    nameA: a.name,
    nameB: b.name,
    resourceZhA: a.zh,
    resourceEnA: a.en,
    resourceZhB: b.zh,
    resourceEnB: b.en,
    createdAt: pair.createdAt.toISOString(),
    decidedByName: pair.decidedByName,
    decidedAt: pair.decidedAt?.toISOString() ?? null,
    version: pair.version,
  };
}

/** A pair side by side, whole: who looks is noted first. @throws pair-unknown */
export function readPair(ctx: Ctx, pairId: string): Promise<PairFile> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    const pair = await pairRow(tx, pairId);
    if (!pair) throw problem('pair-unknown');
    const rows = await memberRows(tx, { ids: [pair.memberA, pair.memberB] });
    const members = new Map(rows.map((member) => [member.id, member]));
    const entities = new Map(
      (
        await entitiesOf(
          tx,
          rows.map(({ entityId }) => entityId),
        )
      ).map((one) => [one.id, one]),
    );
    await noteLooks(
      tx,
      rows.map(({ id, entityId }) => ({
        kind: 'work',
        subjectId: entities.get(entityId)?.personId ?? null,
        fields: ['records.members.content'],
        rowKey: id,
        reason: '审核疑似重复',
      })),
    );
    const sources = await namedSources(tx);
    const side = (id: string) => judgedMember(members.get(id), { entities, sources });
    const counts = await pairCounts(tx);
    return {
      ...rowOf(pair, { members, sources }),
      a: side(pair.memberA),
      b: side(pair.memberB),
      levels: pair.levels,
      reason: pair.reason,
      waiting: counts.get('open') ?? 0,
    };
  });
}

function judgedMember(
  member: MemberRecord | undefined,
  known: {
    readonly entities: ReadonlyMap<string, EntityRecord>;
    readonly sources: ReadonlyMap<string, NamedSource>;
  },
): JudgedMember {
  if (!member) throw problem('pair-unknown');
  const entity = known.entities.get(member.entityId);
  return {
    ...memberView(member, known.sources.get(member.sourceId)),
    entityId: member.entityId,
    entityNumber: entity?.number ?? 0,
    entityMembers: entity?.memberCount ?? 0,
  };
}

/** What is said of a pair. */
export interface JudgeWish {
  readonly pairId: string;
  readonly verdict: 'same' | 'different' | 'later';
  readonly reason?: string | undefined;
  readonly version: number;
}

/** Judges a pair; the same are merged at once. @throws pair-unknown, pair-judged, changed-meanwhile */
export function judgePair(
  ctx: Ctx,
  { pairId, verdict, reason = '', version }: JudgeWish,
): Promise<PairRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proveWholeReach(tx);
    await lockRecords(tx);
    const pair = await pairRow(tx, pairId, true);
    if (!pair) throw problem('pair-unknown');
    if (pair.state === 'same' || pair.state === 'different') {
      throw problem('pair-judged', { name: pair.decidedByName });
    }
    if (pair.version !== version) throw generalProblem('changed-meanwhile', { what: '疑似重复' });
    const { actor, clock } = tx.ctx;
    const judged: PairRecord = {
      ...pair,
      state: verdict,
      decidedBy: actor.personId,
      decidedByName: actor.name,
      decidedAt: clock.now(),
      reason: reason.trim(),
      version: version + 1,
    };
    await saveJudgements(tx, [judged]);
    if (verdict === 'same') await bringTogether(tx, judged);
    await audit(tx, [{ action: 'records.judge', subject: pairId, detail: { verdict } }]);
    const [row] = await pairRows(tx, [judged]);
    if (!row) throw problem('pair-unknown');
    return row;
  });
}

/** The record with more rows, or the older one, takes the other in. */
async function bringTogether(tx: Tx, pair: PairRecord): Promise<void> {
  const members = await memberRows(tx, { ids: [pair.memberA, pair.memberB] });
  const entities = await entitiesOf(
    tx,
    [...new Set(members.map(({ entityId }) => entityId))],
    true,
  );
  const [into, other] = entities.sort(
    (a, b) => b.memberCount - a.memberCount || a.number - b.number,
  );
  if (into && other) await mergeInto(tx, { into, other, reason: pair.reason });
}
