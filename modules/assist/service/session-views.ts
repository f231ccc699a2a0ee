/** Sessions in words: one as its clerk works in it, the day's list, the workbook. */
import { audit } from '#platform/audit/index.ts';
import { type AssistAct, assistActsSlot } from '#platform/assist-acts/index.ts';
import { instantAt } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskName } from '#platform/text/index.ts';
import { peopleByIds, personById } from '#modules/people/index.ts';
import type { OfferedAct, SessionRowView, SessionView } from '../contract/index.ts';
import { madeOf } from '../rules/made.ts';
import { idleAt, isOpen, mayResume, warnSeconds } from '../rules/session.ts';
import { mandatesGiven } from '../store/mandates.ts';
import { actsOfMandates, readSession, sessionsBetween } from '../store/sessions.ts';
import type { ActRow, SessionRow } from '../store/tables.ts';
import { sayKinds } from './kind-words.ts';
import { actViews, mandateViews } from './own-views.ts';
import { residentViews } from './residents.ts';
import { rulesOf } from './settings.ts';

const dayMs = 86_400_000;
const mostRows = 1000;

async function rowViews(
  tx: Tx,
  rows: readonly SessionRow[],
  acts: readonly ActRow[],
): Promise<SessionRowView[]> {
  const ids = rows.flatMap(({ principalId, agentId }) => [principalId, agentId]);
  const people = await peopleByIds(tx, [...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { idleMinutes } = await rulesOf(tx);
  const now = tx.ctx.clock.now();
  return rows.map((row) => {
    const own = madeOf(acts.filter((act) => act.mandateId === row.id));
    const open = isOpen(row, idleMinutes, now);
    const endedAt = open ? null : (row.endedAt ?? idleAt(row, idleMinutes));
    return {
      id: row.id,
      number: row.number,
      residentName: names.get(row.principalId) ?? '',
      clerkName: names.get(row.agentId) ?? '',
      way: row.way,
      consent: row.consent,
      covers: [...row.covers],
      isOpen: open,
      openedAt: row.openedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      endReason: open ? null : (row.endReason ?? 'idle'),
      acts: own.length,
      references: own.map(({ reference }) => reference).filter(Boolean),
    };
  });
}

/** A session as its clerk works in it; colleagues see the list only. @throws not-found */
export function showSession(ctx: Ctx, sessionId: string, slots: Slots): Promise<SessionView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await readSession(tx, sessionId);
    if (!row || row.agentId !== ctx.actor.personId)
      throw generalProblem('not-found', { what: '帮办会话' });
    const person = await personById(tx, row.principalId);
    const acts = await actsOfMandates(tx, [row.id]);
    const [view] = await rowViews(tx, [row], acts);
    const [resident] = await residentViews(tx, person ? [person] : []);
    if (!view || !resident) throw generalProblem('not-found', { what: '帮办会话' });
    const { idleMinutes } = await rulesOf(tx);
    const now = ctx.clock.now();
    const leftMs = idleAt(row, idleMinutes).getTime() - now.getTime();
    const endedAt = view.endedAt ? new Date(view.endedAt) : null;
    // What the resident gave to relatives is shown while the resident is there to speak of it.
    const mandates = view.isOpen ? await mandatesGiven(tx, row.principalId) : [];
    return {
      ...view,
      resident,
      consentFileId: row.consentFileId,
      consentWords: row.consentWords,
      draft: row.draft,
      secondsLeft: view.isOpen ? Math.max(0, Math.round(leftMs / 1000)) : 0,
      warnSeconds,
      mayResume: !view.isOpen && mayResume({ endReason: view.endReason, endedAt }, now),
      offered: offeredTo(ctx, row, slots),
      done: await actViews(tx, acts),
      mandates: await mandateViews(
        tx,
        mandates.filter(({ state }) => state !== 'ended'),
      ),
      callId: row.callId,
    };
  });
}

/** What modules offer, as far as the consent and the clerk's rights go. */
function offeredTo({ actor }: Ctx, row: SessionRow, slots: Slots): OfferedAct[] {
  return slots
    .all(assistActsSlot)
    .flat()
    .filter(
      ({ kind, permission }) => row.covers.includes(kind) && actor.permissions.has(permission),
    )
    .sort((a, b) => a.order - b.order)
    .map((act) => offeredAct(act, row));
}

function offeredAct(act: AssistAct, { principalId }: SessionRow): OfferedAct {
  const { code, titleZh, titleEn, hintZh, hintEn, icon, kind, path } = act;
  const where = path.replace(':personId', principalId);
  return { code, titleZh, titleEn, hintZh, hintEn, icon, kind, path: where };
}

interface DayQuery {
  readonly day: string;
  readonly mine?: boolean;
}

async function rowsOfDay(tx: Tx, { day, mine }: DayQuery): Promise<SessionRowView[]> {
  const from = instantAt(day);
  const { personId } = tx.ctx.actor;
  const span = { from, to: new Date(from.getTime() + dayMs) };
  const rows = await sessionsBetween(
    tx,
    { ...span, ...(mine && personId ? { agentId: personId } : {}) },
    mostRows - 1,
  );
  const ids = rows.map(({ id }) => id);
  return rowViews(tx, rows, await actsOfMandates(tx, ids, mostRows * 5));
}

/** The sessions of a local day, newest first. */
export async function listSessions(ctx: Ctx, query: DayQuery) {
  return { items: await ctx.database.inTenant(ctx, (tx) => rowsOfDay(tx, query)) };
}

const wayWords = { window: '窗口', telephone: '电话' } as const;
const consentWords = {
  signature: '签名',
  card: '出示证件',
  voice: '录音',
  spoken: '通话录音',
} as const;
const endWords = {
  finished: '办结',
  idle: '超时',
  withdrawn: '居民撤回同意',
  erased: '已删除',
} as const;

/** The same as a workbook; names are masked there, a file travels. */
export async function sessionsSheet(ctx: Ctx, query: DayQuery): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await rowsOfDay(tx, query);
    const detail = { day: query.day, rows: found.length };
    await audit(tx, [{ action: 'assist.exportSessions', subject: ctx.tenantId, detail }]);
    return found;
  });
  const columns = [
    { key: 'number', title: '会话编号', width: 20 },
    { key: 'openedAt', title: '开始', type: 'dateTime' as const },
    { key: 'endedAt', title: '结束', type: 'dateTime' as const },
    { key: 'resident', title: '居民', width: 12 },
    { key: 'clerk', title: '经办人', width: 12 },
    { key: 'way', title: '方式', width: 10 },
    { key: 'consent', title: '同意方式', width: 12 },
    { key: 'covers', title: '同意范围', width: 30 },
    { key: 'acts', title: '办理件数', type: 'number' as const },
    { key: 'references', title: '编号', width: 36 },
    { key: 'end', title: '结束原因', width: 14 },
  ];
  const sheet = {
    name: '帮办记录',
    columns,
    rows: rows.map((row) => ({
      number: row.number,
      openedAt: new Date(row.openedAt),
      endedAt: row.endedAt ? new Date(row.endedAt) : null,
      resident: maskName(row.residentName),
      clerk: row.clerkName,
      way: wayWords[row.way],
      consent: consentWords[row.consent],
      covers: sayKinds(row.covers),
      acts: row.acts,
      references: row.references.join('、'),
      end: row.endReason ? endWords[row.endReason] : '进行中',
    })),
  };
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `帮办记录-${query.day}.xlsx`,
    bytes: new Uint8Array(await writeWorkbook([sheet], exportMark(ctx))),
  };
}
