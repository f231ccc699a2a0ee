/** Claims for points: a photo, a few words, and a second person who confirms. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { adopt, type FileAccess, type OwnedFile } from '#modules/files/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import type { DeskClaim } from '../../contract/index.ts';
import { claimMoves, type ClaimState } from '../../contract/states.ts';
import { problem } from '../../problems.ts';
import { stateAfter } from '../../rules/transition.ts';
import { claimPage, insertClaims, lockClaim, updateClaim } from '../../store/points.ts';
import type { ClaimRecord } from '../../store/tables.ts';
import { trimmed } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { residentSubject, subjectIn, withinLimit } from '../subject.ts';
import { announcePoints, tellResidents } from '../tell.ts';
import { award } from './keeper.ts';
import { ruleNames, rulesOf } from './rules.ts';

/** What is claimed. */
export interface ClaimInput {
  readonly rule: string;
  readonly words: string;
  readonly photoIds: readonly string[];
  readonly doneOn: string;
}

/** Kind of record to which photos of claims belong. */
const owner = 'pointClaim';
const claimableDays = 30;

/** @throws day-wrong */
function requireDay({ clock }: Ctx, doneOn: string): void {
  const today = localDay(clock.now());
  const first = localDay(new Date(clock.now().getTime() - claimableDays * 86_400_000));
  const isDay = !Number.isNaN(Date.parse(doneOn)) && doneOn >= first && doneOn <= today;
  if (!isDay) throw problem('day-wrong', {}, [{ pointer: '/doneOn', detail: doneOn }]);
}

/** Takes a claim in. @throws see the operation */
export async function claimPoints(ctx: Ctx, input: ClaimInput, key: string | null) {
  requireDay(ctx, input.doneOn);
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await residentSubject(tx);
    return once(tx, { operation: 'participation.claim', key, request: input }, async () => {
      withinLimit(ctx, 'perPerson', `claim ${personId}`);
      const rule = (await rulesOf(tx)).find(({ code }) => code === input.rule);
      if (!rule?.active || !rule.claimable) throw problem('rule-not-claimable');
      const now = ctx.clock.now();
      const id = uuidv7(now.getTime());
      await adopt(tx, input.photoIds, { owner, ownerId: id });
      const { photoIds, doneOn } = input;
      const decided = { decidedBy: null, decidedAt: null, reason: '', points: null };
      const words = trimmed(input.words, 4, '/words');
      const of = { id, tenantId: ctx.tenantId, personId, rule: rule.code };
      const state = 'waiting' as const;
      await insertClaims(tx, [
        { ...of, words, photoIds, doneOn, state, ...decided, createdAt: now },
      ]);
      await audit(tx, [
        { action: 'participation.claim', subject: id, detail: { rule: rule.code } },
      ]);
      await announcePoints(tx, [personId]);
      return { claimId: id };
    });
  });
}

/** A page of the own claims. */
export async function ownClaims(ctx: Ctx, asked: Asked) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const page = idPage(asked);
    const rules = await rulesOf(tx);
    const { rows, nextCursor } = cut(await claimPage(tx, { personId }, page), page);
    return {
      items: rows.map((row) => ({
        id: row.id,
        ...ruleNames(rules, row.rule),
        words: row.words,
        doneOn: row.doneOn,
        state: row.state,
        reason: row.reason,
        points: row.points,
        createdAt: row.createdAt.toISOString(),
      })),
      nextCursor,
    };
  });
}

/** A claim, locked, and its state after an act. @throws not-found, claim-settled */
async function held(tx: Tx, id: string, step: { act: string; by: 'second' | 'claimant' }) {
  const row = await lockClaim(tx, id);
  if (!row) throw generalProblem('not-found', { what: '积分申报' });
  const state = stateAfter(claimMoves, row.state, step);
  if (!state) throw problem('claim-settled');
  return { row, state };
}

/** Takes an own claim back. @throws not-found, claim-settled */
export async function withdrawClaim(ctx: Ctx, id: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const { row, state } = await held(tx, id, { act: 'withdraw', by: 'claimant' });
    if (row.personId !== personId) throw generalProblem('not-found', { what: '积分申报' });
    await updateClaim(tx, id, { state });
    await audit(tx, [{ action: 'participation.withdrawClaim', subject: id }]);
  });
}

/** A page of the desk. */
export async function deskClaims(ctx: Ctx, query: Asked & { readonly state?: ClaimState }) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const page = idPage(query);
    const filter = query.state ? { state: query.state } : {};
    const { rows, nextCursor } = cut(await claimPage(tx, filter, page), page);
    return { items: await deskRows(tx, rows), nextCursor };
  });
}

async function deskRows(tx: Tx, rows: readonly ClaimRecord[]): Promise<DeskClaim[]> {
  const rules = await rulesOf(tx);
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const names = new Map((await peopleByIds(tx, ids)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    claimant: names.get(row.personId) ?? '',
    ...ruleNames(rules, row.rule),
    rulePoints: rules.find(({ code }) => code === row.rule)?.points ?? 0,
    words: row.words,
    photoIds: [...row.photoIds],
    doneOn: row.doneOn,
    state: row.state,
    reason: row.reason,
    points: row.points,
    createdAt: row.createdAt.toISOString(),
    mayDecide: row.state === 'waiting' && row.personId !== tx.ctx.actor.personId,
  }));
}

/** Confirms or refuses a claim as the second person. @throws see the operation */
export async function decideClaim(
  ctx: Ctx,
  id: string,
  input: { readonly confirm: boolean; readonly reason: string },
): Promise<{ state: ClaimState; points: number | null }> {
  const reason = input.reason.trim();
  if (!input.confirm && [...reason].length < 4) throw problem('say-the-reason');
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const act = input.confirm ? 'confirm' : 'refuse';
    const { row, state } = await held(tx, id, { act, by: 'second' });
    if (row.personId === ctx.actor.personId) throw problem('claim-own');
    const points = input.confirm ? await give(tx, row) : null;
    const decided = { decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now() };
    await updateClaim(tx, id, { state, ...decided, reason, points });
    const detail = { confirm: input.confirm, points };
    await audit(tx, [{ action: 'participation.decideClaim', subject: id, detail }]);
    const { ruleZh } = ruleNames(await rulesOf(tx), row.rule);
    const decision = input.confirm ? `已确认，获得 ${points} 分` : `未确认：${reason}`;
    await tellResidents(tx, [row.personId], {
      template: 'participation.claimDecided',
      values: { title: ruleZh, decision },
      subject: { kind: 'pointClaim', id },
      link: '/points',
    });
    await announcePoints(tx, [row.personId]);
    return { state, points };
  });
}

/** @throws points-limit */
async function give(tx: Tx, row: ClaimRecord): Promise<number> {
  const given = await award(tx, {
    source: 'participation.claims',
    sourceId: row.id,
    personId: row.personId,
    rule: row.rule,
    happenedAt: new Date(instantAt(row.doneOn).getTime() + 12 * 3_600_000),
    noteZh: '申报并经他人确认',
  });
  if (given.outcome !== 'given') throw problem('points-limit');
  return given.points;
}

/** Photos of claims: the claimant, and whoever confirms. */
export const claimFiles: FileAccess = {
  mayRead: async (tx: Tx, ctx: Ctx, file: OwnedFile) => {
    if (file.ownerKind !== owner) return false;
    if (ctx.actor.permissions.has('participation.points')) return true;
    const row = await lockClaim(tx, file.ownerId);
    return row !== undefined && row.personId === ctx.actor.personId;
  },
};
