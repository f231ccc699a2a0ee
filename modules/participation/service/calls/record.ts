/** Making the calls, and publishing what was said. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { CallRow, RoundView } from '../../contract/index.ts';
import { callMoves } from '../../contract/states.ts';
import { problem } from '../../problems.ts';
import { stateAfter } from '../../rules/transition.ts';
import { callCounts, caseTitles, lockCall, roundById, updateCall } from '../../store/calls.ts';
import { changeRow, lockRow } from '../../store/rows.ts';
import type { CallRecord } from '../../store/tables.ts';
import { namesOf } from '../names.ts';
import { allPages, workbook } from '../sheets.ts';
import { announce } from '../tell.ts';
import { resultsOf } from './results.ts';
import { callRow, listCalls, roundViews } from './views.ts';

const mostTries = 3;

/** A call that is still to be made, locked. @throws not-found, call-settled */
async function open(tx: Tx, callId: string): Promise<CallRecord> {
  const row = await lockCall(tx, callId);
  if (!row) throw generalProblem('not-found', { what: '回访电话' });
  if (row.state !== 'toCall') throw problem('call-settled');
  return row;
}

/** Shows the number of a call, and leaves a trace of it. @throws not-found, call-settled */
export async function beginCall(ctx: Ctx, callId: string): Promise<{ phone: string }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await open(tx, callId);
    const fields = ['participation.calls.phone'];
    const reason = `满意度回访 ${row.caseNumber}`;
    await noteLooks(tx, [{ kind: 'work', subjectId: null, fields, rowKey: row.id, reason }]);
    await audit(tx, [{ action: 'participation.beginCall', subject: row.id }]);
    return { phone: row.phone };
  });
}

/** What came of a call. */
export interface Outcome {
  readonly act: 'answer' | 'refuse' | 'wrong' | 'miss';
  readonly score?: number;
  readonly solved?: boolean;
  readonly words: string;
}

/** Records what came of a call. @throws see the operation */
export async function recordCall(ctx: Ctx, callId: string, outcome: Outcome): Promise<CallRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await open(tx, callId);
    const round = await roundById(tx, row.roundId);
    if (round?.state !== 'open') throw problem('round-published');
    const change = changeOf(ctx, row, outcome);
    await updateCall(tx, callId, change);
    const detail = { act: outcome.act, round: round.number };
    await audit(tx, [{ action: 'participation.recordCall', subject: callId, detail }]);
    await announce(tx, 'roundChanged', round);
    const titles = await caseTitles(tx, [row.caseId]);
    return callRow({ ...row, ...change }, await namesOf(tx), titles.get(row.caseId) ?? '');
  });
}

/** @throws score-missing */
function changeOf({ actor, clock }: Ctx, row: CallRecord, outcome: Outcome): Partial<CallRecord> {
  const { act, score, solved } = outcome;
  if (act === 'answer' && (score === undefined || solved === undefined)) {
    throw problem('score-missing');
  }
  const attempts = row.attempts + 1;
  const isOver = act === 'miss' && attempts >= mostTries;
  const step = isOver ? { act: 'giveUp', by: 'clock' as const } : { act, by: 'caller' as const };
  const state = stateAfter(callMoves, row.state, step);
  if (!state) throw problem('call-settled');
  const answered = act === 'answer' ? { score: score ?? null, solved: solved ?? null } : {};
  const words = maskPersonal(outcome.words.trim()).text;
  const called = { calledBy: actor.personId, calledAt: clock.now() };
  return { state, attempts, words, ...answered, ...called };
}

/** Publishes a round. @throws see the operation */
export async function publishRound(ctx: Ctx, id: string, version: number): Promise<RoundView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRow(tx, 'callRounds', id);
    if (!row) throw generalProblem('not-found', { what: '回访' });
    if (row.version !== version) {
      throw generalProblem('changed-meanwhile', { what: `回访 ${row.number}` });
    }
    if (row.state !== 'open') throw problem('round-published');
    const counts = await callCounts(tx, [id]);
    const left = counts.find(({ state }) => state === 'toCall')?.count ?? 0;
    if (left > 0) throw problem('calls-open', { count: left });
    const result = await resultsOf(tx, row);
    const change = { state: 'published' as const, result, publishedAt: ctx.clock.now() };
    await changeRow(tx, 'callRounds', { id, change });
    const detail = { number: row.number, answered: result[0]?.answered ?? 0 };
    await audit(tx, [{ action: 'participation.publishRound', subject: id, detail }]);
    const after = { ...row, ...change, version: version + 1 };
    await announce(tx, 'roundChanged', after);
    const [view] = await roundViews(tx, [after]);
    if (!view) throw generalProblem('not-found', { what: '回访' });
    return view;
  });
}

const stateZh: Readonly<Record<string, string>> = {
  toCall: '待拨打',
  answered: '已答复',
  refused: '拒绝',
  unreached: '未联系上',
  wrongNumber: '号码不对',
};

/** The sample and what was said as a workbook; no numbers, no names. @throws not-found */
export async function roundSheet(ctx: Ctx, id: string) {
  const round = await ctx.database.inTenant(ctx, (tx) => roundById(tx, id));
  if (!round) throw generalProblem('not-found', { what: '回访' });
  const items = await allPages((cursor) =>
    listCalls(ctx, id, { limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  const number = 'number' as const;
  const columns = [
    { key: 'place', title: '序号', type: number },
    { key: 'case', title: '事件', width: 22 },
    { key: 'department', title: '部门', width: 20 },
    { key: 'village', title: '村（社区）', width: 16 },
    { key: 'state', title: '结果', width: 12 },
    { key: 'score', title: '评分', type: number },
    { key: 'solved', title: '已解决', type: 'boolean' as const },
    { key: 'words', title: '意见', width: 50 },
  ];
  const rows = items.map((row) => ({
    place: row.place,
    case: row.caseNumber,
    department: row.departmentName,
    village: row.villageName,
    state: stateZh[row.state] ?? row.state,
    score: row.score,
    solved: row.solved,
    words: row.words,
  }));
  return workbook(`满意度回访 ${round.number}`, [{ name: '回访', columns, rows }]);
}
