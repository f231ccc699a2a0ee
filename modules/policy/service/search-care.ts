/** Caring for the search: synonyms and questions without an answer. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { foldForSearch } from '#platform/search/index.ts';
import type { SynonymGroup, UnansweredQuestion } from '../contract/search-care.ts';
import { problem } from '../problems.ts';
import {
  deleteSynonyms,
  insertSynonyms,
  settleRow,
  synonymRows,
  unansweredRows,
  updateSynonyms,
} from '../store/search-care.ts';
import type { SynonymRow } from '../store/tables.ts';
import { books } from './book.ts';
import { bookChanged } from './index-policies.ts';

/** Words as given. */
export interface GivenWords {
  readonly words: readonly string[];
  readonly note: string;
}

const viewOf = ({ id, words, note, version, updatedAt }: SynonymRow): SynonymGroup => ({
  id,
  words: [...words],
  note,
  version,
  updatedAt: updatedAt.toISOString(),
});

/** All groups. */
export async function listSynonyms(ctx: Ctx): Promise<{ items: SynonymGroup[] }> {
  const rows = await ctx.database.inTenant(ctx, synonymRows);
  return { items: rows.map(viewOf) };
}

/** Says that words mean the same. @throws synonym-taken */
export function addSynonyms(
  ctx: Ctx,
  given: GivenWords & { readonly settles?: string },
): Promise<SynonymGroup> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const words = await provenWords(tx, given.words, null);
    const row: SynonymRow = {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      words,
      note: given.note.trim(),
      version: 1,
      updatedAt: ctx.clock.now(),
    };
    await insertSynonyms(tx, [row]);
    if (given.settles) await settleRow(tx, given.settles);
    await bookChanged(tx);
    await audit(tx, [{ action: 'policy.synonyms', subject: row.id, detail: { words } }]);
    return viewOf(row);
  });
}

/** Changes a group. @throws synonym-taken, not-found, changed-meanwhile */
export function saveSynonyms(
  ctx: Ctx,
  id: string,
  given: GivenWords & { readonly version: number },
): Promise<SynonymGroup> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const words = await provenWords(tx, given.words, id);
    const change = { words, note: given.note.trim(), updatedAt: ctx.clock.now() };
    if (!(await updateSynonyms(tx, { id, version: given.version }, change))) {
      const isThere = (await synonymRows(tx)).some((row) => row.id === id);
      throw isThere
        ? generalProblem('changed-meanwhile', { what: '这组同义词' })
        : generalProblem('not-found', { what: '这组同义词' });
    }
    await bookChanged(tx);
    await audit(tx, [{ action: 'policy.synonyms', subject: id, detail: { words } }]);
    return viewOf({ ...change, id, tenantId: ctx.tenantId, version: given.version + 1 });
  });
}

/** Takes a group away. @throws not-found */
export async function removeSynonyms(ctx: Ctx, id: string): Promise<{ done: boolean }> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteSynonyms(tx, id))) throw generalProblem('not-found', { what: '这组同义词' });
    await bookChanged(tx);
    await audit(tx, [{ action: 'policy.synonyms', subject: id, detail: { removed: true } }]);
  });
  return { done: true };
}

async function provenWords(
  tx: Tx,
  given: readonly string[],
  own: string | null,
): Promise<string[]> {
  const words = [...new Set(given.map((word) => word.trim()).filter(Boolean))];
  const others = (await synonymRows(tx)).filter(({ id }) => id !== own);
  const taken = new Set(others.flatMap((row) => row.words.map(foldForSearch)));
  const word = words.find((one) => taken.has(foldForSearch(one)));
  if (word !== undefined) throw problem('synonym-taken', { word });
  return words;
}

/** Questions without an answer, with the words of the town that are nearest. */
export async function listUnanswered(ctx: Ctx): Promise<{ items: UnansweredQuestion[] }> {
  const { lexicon } = await books.get(ctx);
  const rows = await ctx.database.inTenant(ctx, unansweredRows);
  return {
    items: rows.map(({ id, question, times, lastAskedAt }) => ({
      id,
      question,
      times,
      lastAskedAt: lastAskedAt.toISOString(),
      near: lexicon.suggest(question, 3),
    })),
  };
}

/** Takes a question from the list. @throws not-found */
export async function settleUnanswered(ctx: Ctx, id: string): Promise<{ done: boolean }> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await settleRow(tx, id))) throw generalProblem('not-found', { what: '这个问题' });
    await audit(tx, [{ action: 'policy.settle', subject: id }]);
  });
  return { done: true };
}
