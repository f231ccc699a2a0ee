/** Making, supporting and withdrawing suggestions. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { OwnSuggestion } from '../../contract/index.ts';
import { suggestionMoves } from '../../contract/states.ts';
import type { Topic } from '../../contract/words.ts';
import { problem } from '../../problems.ts';
import { findingsIn } from '../../rules/findings.ts';
import { stateAfter } from '../../rules/transition.ts';
import { changeRow } from '../../store/rows.ts';
import {
  addSupport,
  insertSuggestions,
  ownPage,
  recountSupporters,
  removeSupport,
  suggestionByNumber,
} from '../../store/suggestions.ts';
import type { SuggestionRecord } from '../../store/tables.ts';
import { type Names, namesOf, newNumber, requireVillages, trimmed } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { residentSubject, subjectOf, withinLimit } from '../subject.ts';
import { announce } from '../tell.ts';
import { published } from './public.ts';
import { stateWords } from './words.ts';

/** What is suggested. */
export interface SuggestionInput {
  readonly title: string;
  readonly body: string;
  readonly topic: Topic;
  readonly villageId?: string;
}

/** Takes a suggestion in; a moderator reads it next. @throws residents-only, words-blank, no-such-village, too-many-requests */
export async function suggest(ctx: Ctx, input: SuggestionInput, key: string | null) {
  const names = await namesOf(ctx);
  if (input.villageId) requireVillages(names, [input.villageId], '/villageId');
  return ctx.database.inTenant(ctx, async (tx) => {
    const authorId = await residentSubject(tx);
    return once(tx, { operation: 'participation.suggest', key, request: input }, async () => {
      withinLimit(ctx, 'perPerson', authorId);
      const [row] = await keepSuggestions(tx, [{ ...input, authorId }]);
      if (!row) throw new Error('no suggestion was kept');
      await audit(tx, [{ action: 'participation.suggest', subject: row.id }]);
      await announce(tx, 'suggestionChanged', row);
      return { number: row.number, findings: [...row.findings] };
    });
  });
}

/** Keeps suggestions as they come. @throws words-blank */
export async function keepSuggestions(
  tx: Tx,
  inputs: readonly (SuggestionInput & { readonly authorId: string | null })[],
): Promise<SuggestionRecord[]> {
  const { clock, tenantId } = tx.ctx;
  const rows: SuggestionRecord[] = [];
  for (const input of inputs) {
    const title = trimmed(input.title, 4, '/title');
    const body = trimmed(input.body, 10, '/body');
    rows.push({
      id: uuidv7(clock.now().getTime()),
      tenantId,
      number: await newNumber(tx, 'JY'),
      authorId: input.authorId,
      title,
      body,
      publicTitle: '',
      publicBody: '',
      topic: input.topic,
      villageId: input.villageId ?? null,
      findings: findingsIn(title, body),
      state: 'waiting',
      reason: '',
      reasonWords: '',
      departmentId: null,
      caseId: null,
      caseNumber: null,
      dueAt: null,
      mergedIntoId: null,
      outcome: '',
      answer: '',
      answeredAt: null,
      answeredBy: null,
      supporters: 0,
      createdAt: clock.now(),
      publishedAt: null,
      version: 1,
    });
  }
  await insertSuggestions(tx, rows);
  return rows;
}

/** A page of the own suggestions. */
export async function ownSuggestions(ctx: Ctx, asked: Asked) {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await ownPage(tx, subjectOf(ctx), page), page);
    return { items: rows.map((row) => ownRow(row, names)), nextCursor };
  });
}

function ownRow(row: SuggestionRecord, names: Names): OwnSuggestion {
  return {
    number: row.number,
    title: row.title,
    state: row.state,
    reason: row.reason,
    reasonWords: row.reasonWords,
    departmentName: names.department(row.departmentId),
    supporters: row.supporters,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    mayWithdraw: stateAfter(suggestionMoves, row.state, { act: 'withdraw', by: 'author' }) !== null,
  };
}

/** Takes an own suggestion back. @throws suggestion-unknown, suggestion-elsewhere */
export async function withdrawSuggestion(ctx: Ctx, number: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await suggestionByNumber(tx, number.trim().toUpperCase(), true);
    if (!row || row.authorId !== subjectOf(ctx)) throw problem('suggestion-unknown');
    const state = stateAfter(suggestionMoves, row.state, { act: 'withdraw', by: 'author' });
    if (!state) throw problem('suggestion-elsewhere', { state: stateWords(row.state, ctx.locale) });
    await changeRow(tx, 'suggestions', { id: row.id, change: { state } });
    await audit(tx, [{ action: 'participation.withdrawSuggestion', subject: row.id }]);
    await announce(tx, 'suggestionChanged', { ...row, state });
  });
}

/** Gives or takes back the own voice for a suggestion. @throws suggestion-unknown, residents-only, own-suggestion, too-many-requests */
export async function supportSuggestion(ctx: Ctx, number: string, support: boolean) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await residentSubject(tx);
    withinLimit(ctx, 'perPerson', `support ${personId}`);
    const row = await published(tx, number, true);
    if (row.authorId === personId) throw problem('own-suggestion');
    const changed = support
      ? await addSupport(tx, row.id, personId)
      : await removeSupport(tx, row.id, personId);
    if (!changed) return { supporters: row.supporters, supported: support };
    const supporters = await recountSupporters(tx, row.id);
    const action = support ? 'participation.support' : 'participation.unsupport';
    await audit(tx, [{ action, subject: row.id }]);
    await announce(tx, 'suggestionChanged', row);
    return { supporters, supported: support };
  });
}
