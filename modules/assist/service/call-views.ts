/** Calls in words: what rings here, the list, one with its caller's history, figures, the workbook. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localMinute } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exportMark, noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskName, maskPersonal, maskPhone } from '#platform/text/index.ts';
import { peopleByIds, personById } from '#modules/people/index.ts';
import { reportHistory } from '#modules/reports/index.ts';
import type { CallDetail, CallView } from '../contract/index.ts';
import { callResults, type CallResult } from '../contract/words.ts';
import { figuresOf } from '../rules/calls.ts';
import {
  callbackRows,
  callsBetween,
  callsOfPhone,
  presentCalls,
  readCall,
} from '../store/calls.ts';
import { deskOf } from '../store/people.ts';
import { sessionOfCall } from '../store/sessions.ts';
import type { CallRow } from '../store/tables.ts';
import { residentViews } from './residents.ts';

const dayMs = 86_400_000;
const mostRows = 2000;
const historyLength = 8;

/** Some local days, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

async function callViews(tx: Tx, rows: readonly CallRow[]): Promise<CallView[]> {
  const ids = rows.flatMap(({ agentId }) => (agentId ? [agentId] : []));
  const people = await peopleByIds(tx, [...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    direction: row.direction,
    phone: row.phone,
    callerName: row.callerName,
    agentId: row.agentId,
    agentName: names.get(row.agentId ?? '') ?? '',
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    result: row.result,
    reference: row.reference,
    summary: row.summary,
    recording: row.recording,
  }));
}

/** What rings here or is being talked in. */
export function showPresent(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = ctx.actor.personId ?? '';
    const rows = await presentCalls(tx, personId);
    const desk = await deskOf(tx, { personId });
    return { items: await callViews(tx, rows), extension: desk?.extension ?? '' };
  });
}

const spanOf = ({ from, to }: Days) => ({
  from: instantAt(from),
  to: new Date(instantAt(to).getTime() + dayMs),
});

/** Calls of some days, newest first. */
export function listCalls(ctx: Ctx, days: Days): Promise<{ items: CallView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await callViews(tx, await callsBetween(tx, spanOf(days), 500)),
  }));
}

/** A call with its caller: the number whole for the agent who has it, and the look is kept. @throws not-found */
export function showCall(ctx: Ctx, callId: string): Promise<CallDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await readCall(tx, callId);
    if (!row) throw generalProblem('not-found', { what: '通话' });
    const isOwn = row.agentId === ctx.actor.personId && row.result === null;
    if (isOwn && row.phone !== '') await noteCaller(tx, row);
    const former = row.phone ? await callsOfPhone(tx, row.phone, historyLength + 1) : [];
    const person = row.principalId ? await personById(tx, row.principalId) : undefined;
    const [view] = await callViews(tx, [row]);
    const [resident] = await residentViews(tx, person ? [person] : []);
    if (!view) throw generalProblem('not-found', { what: '通话' });
    const whose = { personId: row.principalId, phone: row.phone || null };
    const cases = await reportHistory(tx, whose, historyLength);
    return {
      ...view,
      phoneToRead: isOwn ? row.phone : maskPhone(row.phone),
      resident: resident ?? null,
      sessionId: await sessionOfCall(tx, row.id),
      calls: await callViews(tx, former.filter(({ id }) => id !== row.id).slice(0, historyLength)),
      cases: cases.map(({ reportedAt, dueAt, ...rest }) => ({
        ...rest,
        reportedAt: reportedAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      })),
    };
  });
}

function noteCaller(tx: Tx, { id, number, principalId }: CallRow): Promise<void> {
  return noteLooks(tx, [
    {
      kind: 'work',
      subjectId: principalId,
      fields: ['assist.calls.phone'],
      rowKey: id,
      reason: `接听来电 ${number}`,
    },
  ]);
}

/** Figures of some days; only incoming calls are counted. */
export function showFigures(ctx: Ctx, days: Days) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const span = spanOf(days);
    const calls = await callsBetween(tx, span, mostRows);
    const incoming = calls.filter(({ direction }) => direction === 'in');
    const hours = Array.from({ length: 24 }, (_, hour) => {
      const own = incoming.filter(
        ({ startedAt }) => Math.floor(localMinute(startedAt) / 60) === hour,
      );
      const { answered, missed } = figuresOf(own);
      return { hour, answered, missed };
    });
    const done = await callbackRows(tx, { open: false, since: span.from });
    const within = done.filter(({ endedAt }) => endedAt !== null && endedAt < span.to);
    const reached = within.filter(({ state }) => state === 'reached');
    return {
      ...figuresOf(incoming),
      byHour: hours,
      byResult: callResults.map((result) => ({
        result,
        count: incoming.filter((call) => call.result === result).length,
      })),
      callbacks: {
        reached: reached.length,
        unreached: within.filter(({ state }) => state === 'unreached').length,
        inTime: reached.filter(({ endedAt, dueAt }) => endedAt !== null && endedAt <= dueAt).length,
      },
    };
  });
}

const stateWords = { ringing: '振铃', talking: '通话中', ended: '已接', missed: '未接' } as const;
const resultWords: Readonly<Record<CallResult, string>> = {
  answered: '当场答复',
  case: '转为事件',
  service: '代办事项',
  callback: '约定回拨',
  transferred: '转接',
  noMatter: '无效来电',
};

/** Calls of some days as a workbook: numbers and names masked, summaries without numbers. */
export async function callsSheet(ctx: Ctx, days: Days): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await callViews(tx, await callsBetween(tx, spanOf(days), mostRows));
    const detail = { ...days, rows: found.length };
    await audit(tx, [{ action: 'assist.exportCalls', subject: ctx.tenantId, detail }]);
    return found;
  });
  const columns = [
    { key: 'number', title: '通话编号', width: 20 },
    { key: 'startedAt', title: '时间', type: 'dateTime' as const },
    { key: 'direction', title: '方向', width: 8 },
    { key: 'phone', title: '号码', width: 16 },
    { key: 'caller', title: '来电人', width: 12 },
    { key: 'agent', title: '接听人', width: 12 },
    { key: 'state', title: '状态', width: 10 },
    { key: 'result', title: '结果', width: 12 },
    { key: 'reference', title: '关联编号', width: 22 },
    { key: 'summary', title: '摘要', width: 40 },
    { key: 'recording', title: '录音编号', width: 24 },
  ];
  const sheet = {
    name: '通话记录',
    columns,
    rows: rows.map((row) => ({
      number: row.number,
      startedAt: new Date(row.startedAt),
      direction: row.direction === 'in' ? '呼入' : '呼出',
      phone: row.phone ? maskPhone(row.phone) : '未显示号码',
      caller: maskName(row.callerName),
      agent: row.agentName,
      state: stateWords[row.state],
      result: row.result ? resultWords[row.result] : '',
      reference: row.reference,
      summary: maskPersonal(row.summary).text,
      recording: row.recording,
    })),
  };
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `通话记录-${days.from}-${days.to}.xlsx`,
    bytes: new Uint8Array(await writeWorkbook([sheet], exportMark(ctx))),
  };
}
