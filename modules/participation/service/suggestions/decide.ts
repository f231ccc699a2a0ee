/** What moderators and departments do with suggestions. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DeskSuggestion } from '../../contract/index.ts';
import { type Party, type SuggestionAct, suggestionMoves } from '../../contract/states.ts';
import type { Outcome, RefusalReason } from '../../contract/words.ts';
import { problem } from '../../problems.ts';
import { personalIn } from '../../rules/findings.ts';
import { stateAfter } from '../../rules/transition.ts';
import { changeRow, lockRow } from '../../store/rows.ts';
import {
  moveSupports,
  recountSupporters,
  suggestionByNumber,
  suggestionOfCase,
} from '../../store/suggestions.ts';
import type { SuggestionRecord } from '../../store/tables.ts';
import { namesOf, requireDepartment, trimmed } from '../names.ts';
import { announce, tellResidents } from '../tell.ts';
import { cancelCase, finishCase, openFor } from './carry.ts';
import { deskRow, heldSuggestion, partiesOf } from './desk.ts';
import { outcomeZh, stateWords } from './words.ts';

interface Step {
  readonly act: SuggestionAct;
  readonly by: Party;
  readonly version: number;
}

/** The suggestion, locked, and the state after an act. @throws not-found, changed-meanwhile, suggestion-elsewhere */
async function stepped(tx: Tx, id: string, { act, by, version }: Step) {
  const row = await heldSuggestion(tx, id);
  if (row.version !== version) {
    throw generalProblem('changed-meanwhile', { what: `建议 ${row.number}` });
  }
  const state = stateAfter(suggestionMoves, row.state, { act, by });
  if (!state)
    throw problem('suggestion-elsewhere', { state: stateWords(row.state, tx.ctx.locale) });
  return { row, state };
}

/** @throws words-personal */
export function requireClean(...texts: readonly string[]): void {
  const kinds = personalIn(...texts);
  if (kinds.length > 0) throw problem('words-personal', { kinds: kinds.join('、') });
}

/** Saves a change, tells the screens, and shows the row. */
async function saved(
  tx: Tx,
  row: SuggestionRecord,
  change: Partial<SuggestionRecord>,
): Promise<DeskSuggestion> {
  await changeRow(tx, 'suggestions', { id: row.id, change });
  const after = { ...row, ...change, version: row.version + 1 };
  await announce(tx, 'suggestionChanged', after);
  return deskRow(tx.ctx, after, await namesOf(tx));
}

const linkOf = ({ number }: Pick<SuggestionRecord, 'number'>): string => `/suggestions/${number}`;

/** Publishes a suggestion and opens its case. @throws see the operation */
export async function publishSuggestion(
  ctx: Ctx,
  id: string,
  input: {
    readonly title: string;
    readonly body: string;
    readonly departmentId: string;
    readonly version: number;
  },
): Promise<DeskSuggestion> {
  const names = await namesOf(ctx);
  requireDepartment(names, input.departmentId);
  const title = trimmed(input.title, 4, '/title');
  const body = trimmed(input.body, 10, '/body');
  requireClean(title, body);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { version, departmentId } = input;
    const { row, state } = await stepped(tx, id, { act: 'publish', by: 'moderator', version });
    const { number, villageId } = row;
    const [opened] = await openFor(tx, [{ number, title, body, villageId, departmentId }]);
    if (!opened) throw new Error('no case was opened');
    await audit(tx, [
      { action: 'participation.publishSuggestion', subject: id, detail: { number } },
    ]);
    await tellResidents(tx, [row.authorId], {
      template: 'participation.published',
      values: {
        number,
        title,
        department: names.department(departmentId),
        deadline: opened.dueAt ? exactInstant(opened.dueAt).slice(0, 10) : '—',
      },
      subject: { kind: 'suggestion', id },
      link: linkOf(row),
    });
    return saved(tx, row, {
      state,
      publicTitle: title,
      publicBody: body,
      departmentId,
      caseId: opened.id,
      caseNumber: opened.number,
      dueAt: opened.dueAt,
      publishedAt: ctx.clock.now(),
    });
  });
}

/** Does not publish a suggestion, or hides one. @throws see the operation */
export async function refuseSuggestion(
  ctx: Ctx,
  id: string,
  input: { readonly reason: RefusalReason; readonly words: string; readonly version: number },
): Promise<DeskSuggestion> {
  const words = trimmed(input.words, 4, '/words');
  return ctx.database.inTenant(ctx, async (tx) => {
    const { version, reason } = input;
    const { row, state } = await stepped(tx, id, { act: 'refuse', by: 'moderator', version });
    await cancelCase(tx, row, `建议不再公开：${words}`);
    const { number } = row;
    await audit(tx, [
      { action: 'participation.refuseSuggestion', subject: id, detail: { number, reason } },
    ]);
    await tellResidents(tx, [row.authorId], {
      template: 'participation.refused',
      values: { number, reason: words },
      subject: { kind: 'suggestion', id },
      link: '/suggestions?own=1',
    });
    return saved(tx, row, { state, reason, reasonWords: words });
  });
}

/** Lets another suggestion speak for this one. @throws see the operation */
export async function mergeSuggestion(
  ctx: Ctx,
  id: string,
  input: { readonly into: string; readonly version: number },
): Promise<DeskSuggestion> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { version } = input;
    const { row, state } = await stepped(tx, id, { act: 'merge', by: 'moderator', version });
    const into = await suggestionByNumber(tx, input.into.trim().toUpperCase(), true);
    if (!into) throw problem('suggestion-unknown');
    if (into.id === id || !['withDepartment', 'answered'].includes(into.state)) {
      throw problem('suggestion-merge-wrong');
    }
    await cancelCase(tx, row, `并入建议 ${into.number}`);
    await moveSupports(tx, row, into);
    await recountSupporters(tx, into.id);
    const detail = { number: row.number, into: into.number };
    await audit(tx, [{ action: 'participation.mergeSuggestion', subject: id, detail }]);
    await announce(tx, 'suggestionChanged', into);
    return saved(tx, row, { state, mergedIntoId: into.id });
  });
}

/** Answers in public for the department. @throws see the operation */
export async function answerSuggestion(
  ctx: Ctx,
  id: string,
  input: { readonly outcome: Outcome; readonly answer: string; readonly version: number },
): Promise<DeskSuggestion> {
  const answer = trimmed(input.answer, 10, '/answer');
  requireClean(answer);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { version, outcome } = input;
    const { row, state } = await stepped(tx, id, { act: 'answer', by: 'department', version });
    const names = await namesOf(tx);
    const department = names.department(row.departmentId);
    if (!partiesOf(ctx, row.departmentId).includes('department')) {
      throw problem('department-foreign', { department });
    }
    const { number, publicTitle: title } = row;
    const isFirst = row.state === 'withDepartment';
    if (isFirst) await finishCase(tx, row, answer);
    const detail = { number, outcome };
    await audit(tx, [{ action: 'participation.answerSuggestion', subject: id, detail }]);
    await tellResidents(tx, [row.authorId], {
      template: 'participation.answered',
      values: { number, title, department, decision: outcomeZh[outcome] ?? '' },
      subject: { kind: 'suggestion', id },
      link: linkOf(row),
    });
    return saved(tx, row, {
      state,
      outcome,
      answer,
      answeredBy: ctx.actor.personId,
      // A corrected answer does not make a late one good.
      answeredAt: row.answeredAt ?? ctx.clock.now(),
    });
  });
}

/** The case went to another department, or its deadline moved: the suggestion follows. */
export async function followCase(
  tx: Tx,
  matter: {
    readonly id: string;
    readonly leadDepartmentId: string | null;
    readonly dueAt: Date | null;
  },
): Promise<void> {
  const row = await suggestionOfCase(tx, matter.id);
  if (row?.state !== 'withDepartment' || !matter.leadDepartmentId) return;
  const { leadDepartmentId: departmentId, dueAt } = matter;
  const isSame = departmentId === row.departmentId && dueAt?.getTime() === row.dueAt?.getTime();
  if (isSame || !(await lockRow(tx, 'suggestions', row.id))) return;
  await changeRow(tx, 'suggestions', { id: row.id, change: { departmentId, dueAt } });
  await announce(tx, 'suggestionChanged', row);
}
