/** Suggestions as the desk sees them: a department its own, whoever moderates all. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DeskSuggestion } from '../../contract/index.ts';
import { type Party, suggestionMoves, type SuggestionState } from '../../contract/states.ts';
import { alikeFrom, likeness } from '../../rules/likeness.ts';
import { actsOf } from '../../rules/transition.ts';
import { lockRow } from '../../store/rows.ts';
import { comparable, deskPage, stateCounts } from '../../store/suggestions.ts';
import type { SuggestionRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { allPages, workbook } from '../sheets.ts';
import { outcomeZh, stateWords, topicZh } from './words.ts';

/** Departments to which whoever acts is confined; null for the whole town. */
export function ownDepartments({ actor }: Ctx): readonly string[] | null {
  const seesTown = actor.kind === 'system' || actor.scope.kind === 'town';
  return seesTown ? null : actor.scope.departmentIds;
}

/** How whoever acts stands to a suggestion. */
export function partiesOf(ctx: Ctx, departmentId: string | null): Party[] {
  const { permissions } = ctx.actor;
  const own = ownDepartments(ctx);
  const isOfDepartment = own === null || (departmentId !== null && own.includes(departmentId));
  return [
    ...(permissions.has('participation.moderate') ? (['moderator'] as const) : []),
    ...(permissions.has('participation.answer') && isOfDepartment ? (['department'] as const) : []),
  ];
}

/** The row of the desk. */
export function deskRow(ctx: Ctx, row: SuggestionRecord, names: Names): DeskSuggestion {
  const { dueAt, answeredAt } = row;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    body: row.body,
    publicTitle: row.publicTitle,
    publicBody: row.publicBody,
    topic: row.topic,
    villageName: names.village(row.villageId),
    findings: [...row.findings],
    state: row.state,
    reason: row.reason,
    reasonWords: row.reasonWords,
    departmentId: row.departmentId,
    departmentName: names.department(row.departmentId),
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    dueAt: dueAt?.toISOString() ?? null,
    overdue: row.state === 'withDepartment' && dueAt !== null && dueAt < ctx.clock.now(),
    outcome: row.outcome,
    answer: row.answer,
    answeredAt: answeredAt?.toISOString() ?? null,
    supporters: row.supporters,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    acts: actsOf(suggestionMoves, row.state, partiesOf(ctx, row.departmentId)),
  };
}

/** What the desk is asked for. */
export interface DeskQuery extends Asked {
  readonly state?: SuggestionState;
  readonly departmentId?: string;
  readonly q?: string;
}

/** A page of the desk with the counts by state. */
export async function deskSuggestions(ctx: Ctx, query: DeskQuery) {
  const names = await namesOf(ctx);
  const own = ownDepartments(ctx);
  const wanted = query.departmentId ? [query.departmentId] : null;
  const departmentIds = own && wanted ? wanted.filter((id) => own.includes(id)) : (wanted ?? own);
  if (departmentIds?.length === 0) return { items: [], nextCursor: null, counts: [] };
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(query);
    const filter = {
      ...(query.state ? { state: query.state } : {}),
      ...(query.q?.trim() ? { q: query.q.trim() } : {}),
      ...(departmentIds ? { departmentIds } : {}),
    };
    const { rows, nextCursor } = cut(await deskPage(tx, filter, page), page);
    return {
      items: rows.map((row) => deskRow(ctx, row, names)),
      nextCursor,
      counts: await stateCounts(tx, departmentIds),
    };
  });
}

const compared = 300;
const shownAlike = 5;

/** Suggestions that may say the same. @throws not-found */
export async function similarSuggestions(ctx: Ctx, id: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await comparable(tx, compared);
    const own = rows.find((row) => row.id === id) ?? (await heldSuggestion(tx, id));
    const wordsOf = (row: SuggestionRecord) =>
      `${row.publicTitle || row.title} ${row.publicBody || row.body}`;
    const words = wordsOf(own);
    const alike = rows
      .filter((row) => row.id !== id && row.state !== 'waiting')
      .map((row) => ({ row, likeness: likeness(words, wordsOf(row)) }))
      .filter((one) => one.likeness >= alikeFrom)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, shownAlike);
    return {
      items: alike.map(({ row, likeness: share }) => ({
        number: row.number,
        title: row.publicTitle,
        state: row.state,
        supporters: row.supporters,
        likeness: Math.round(share * 100) / 100,
      })),
    };
  });
}

/** A suggestion, locked. @throws not-found */
export async function heldSuggestion(tx: Tx, id: string): Promise<SuggestionRecord> {
  const row = await lockRow(tx, 'suggestions', id);
  if (!row) throw generalProblem('not-found', { what: '建议' });
  return row;
}

/** Published suggestions with their answers as a workbook. */
export async function suggestionSheet(ctx: Ctx) {
  const items = await allPages((cursor) =>
    deskSuggestions(ctx, { limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  const shown = items.filter(({ state }) => state === 'withDepartment' || state === 'answered');
  const columns = [
    { key: 'number', title: '编号', width: 20 },
    { key: 'title', title: '建议', width: 30 },
    { key: 'topic', title: '类别', width: 14 },
    { key: 'village', title: '村（社区）', width: 14 },
    { key: 'department', title: '答复部门', width: 20 },
    { key: 'state', title: '状态', width: 10 },
    { key: 'supporters', title: '附议', type: 'number' as const },
    { key: 'due', title: '答复期限', type: 'dateTime' as const },
    { key: 'answeredAt', title: '答复时间', type: 'dateTime' as const },
    { key: 'outcome', title: '结果', width: 12 },
    { key: 'answer', title: '答复', width: 60 },
  ];
  const rows = shown.map((row) => ({
    number: row.number,
    title: row.publicTitle,
    topic: topicZh[row.topic] ?? row.topic,
    village: row.villageName,
    department: row.departmentName,
    state: stateWords(row.state, 'zh'),
    supporters: row.supporters,
    due: row.dueAt ? new Date(row.dueAt) : null,
    answeredAt: row.answeredAt ? new Date(row.answeredAt) : null,
    outcome: outcomeZh[row.outcome] ?? '',
    answer: row.answer,
  }));
  return workbook('公开建议', [{ name: '公开建议', columns, rows }]);
}
