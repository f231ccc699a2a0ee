/** Rounds and calls as the desk sees them, and what was published. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import type { CallRow, RoundView } from '../../contract/index.ts';
import type { CallState } from '../../contract/states.ts';
import {
  callCounts,
  callPage,
  caseTitles,
  publishedRounds,
  roundById,
  roundPage,
} from '../../store/calls.ts';
import type { CallRecord, RoundRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { asPublic } from '../subject.ts';
import { resultsOf } from './results.ts';

/** The rows of rounds; an open one shows how it stands so far. */
export async function roundViews(tx: Tx, rows: readonly RoundRecord[]): Promise<RoundView[]> {
  const names = await namesOf(tx);
  const counts = await callCounts(
    tx,
    rows.map(({ id }) => id),
  );
  const views = [];
  for (const row of rows) {
    const own = counts.filter(({ roundId }) => roundId === row.id);
    views.push({
      id: row.id,
      number: row.number,
      title: row.title,
      fromAt: row.fromAt.toISOString(),
      toAt: row.toAt.toISOString(),
      size: row.size,
      restDays: row.restDays,
      seed: row.seed,
      frameDigest: row.frameDigest,
      script: row.script,
      state: row.state,
      drawnAt: row.drawnAt.toISOString(),
      publishedAt: row.publishedAt?.toISOString() ?? null,
      strata: row.strata.map((one) => ({
        ...one,
        departmentName: names.department(one.departmentId),
        villageName: names.village(one.villageId),
      })),
      counts: own.map(({ state, count }) => ({ state, count })),
      result: [...(row.result ?? (await resultsOf(tx, row)))],
      version: row.version,
    });
  }
  return views;
}

/** A page of rounds, newest first. */
export async function listRounds(ctx: Ctx, asked: Asked) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await roundPage(tx, page), page);
    return { items: await roundViews(tx, rows), nextCursor };
  });
}

/** The row of a call; its number stays hidden until the call is begun. */
export function callRow(row: CallRecord, names: Names, caseTitle: string): CallRow {
  return {
    id: row.id,
    place: row.place,
    caseNumber: row.caseNumber,
    caseTitle,
    departmentName: names.department(row.departmentId),
    villageName: names.village(row.villageId),
    phone: maskPhone(row.phone),
    state: row.state,
    attempts: row.attempts,
    score: row.score,
    solved: row.solved,
    words: row.words,
    calledAt: row.calledAt?.toISOString() ?? null,
  };
}

/** A page of a round's calls. @throws not-found */
export async function listCalls(
  ctx: Ctx,
  roundId: string,
  query: Asked & { readonly state?: CallState },
) {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    if (!(await roundById(tx, roundId))) throw generalProblem('not-found', { what: '回访' });
    const limit = query.limit ?? 30;
    const afterPlace = Number(/^\d{1,5}$/.exec(query.cursor ?? '')?.[0] ?? 0);
    const filter = { roundId, ...(query.state ? { state: query.state } : {}) };
    const found = await callPage(tx, filter, { limit, afterPlace });
    const rows = found.slice(0, limit);
    const titles = await caseTitles(
      tx,
      rows.map(({ caseId }) => caseId),
    );
    const last = found.length > limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => callRow(row, names, titles.get(row.caseId) ?? '')),
      nextCursor: last ? String(last.place) : null,
    };
  });
}

/** What was published. */
export async function publicSatisfaction(ctx: Ctx) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  const rows = await system.database.inTenant(system, (tx) => publishedRounds(tx, 6));
  return {
    items: rows.map((row) => ({
      number: row.number,
      title: row.title,
      fromAt: row.fromAt.toISOString(),
      toAt: row.toAt.toISOString(),
      publishedAt: (row.publishedAt ?? row.drawnAt).toISOString(),
      seed: row.seed,
      rows: (row.result ?? []).map((one) => ({
        ...one,
        departmentName: one.departmentId ? names.department(one.departmentId) : '',
      })),
    })),
  };
}
