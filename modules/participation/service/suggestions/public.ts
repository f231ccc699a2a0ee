/** What anybody may see of suggestions. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import type { PublicSuggestion, SuggestionFigures } from '../../contract/index.ts';
import { problem } from '../../problems.ts';
import {
  figures,
  mergedInto,
  numberOf,
  type PublicFilter,
  publicPage,
  suggestionByNumber,
  supports,
} from '../../store/suggestions.ts';
import type { SuggestionRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { asPublic } from '../subject.ts';

/** The row that anybody sees; nothing of the words as given. */
export function publicRow(
  row: Omit<SuggestionRecord, 'title' | 'body'>,
  names: Names,
): PublicSuggestion {
  const { answeredAt, dueAt } = row;
  return {
    number: row.number,
    title: row.publicTitle,
    body: row.publicBody,
    topic: row.topic,
    villageName: names.village(row.villageId),
    state: row.state,
    departmentName: names.department(row.departmentId),
    supporters: row.supporters,
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    outcome: row.outcome,
    answer: row.answer,
    answeredAt: answeredAt?.toISOString() ?? null,
    inTime: answeredAt ? !dueAt || answeredAt <= dueAt : null,
  };
}

/** What the list is asked for. */
export interface PublicQuery extends PublicFilter {
  readonly sort?: 'newest' | 'supported';
  readonly cursor?: string;
  readonly limit?: number;
}

/** A page of published suggestions. @throws request-invalid */
export async function listPublic(ctx: Ctx, { sort, cursor, limit = 20, ...filter }: PublicQuery) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const bySupport = sort === 'supported';
    // Voices move while somebody reads on: that list goes by how many were shown.
    const skip = bySupport ? Number(/^\d{1,6}$/.exec(cursor ?? '')?.[0] ?? 0) : null;
    const after = bySupport ? null : readCursor(cursor);
    const rows = await publicPage(tx, filter, { limit, after, skip });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const next =
      skip === null ? last && writeCursor(last.publishedAt, last.id) : last && `${skip + limit}`;
    return { items: shown.map((row) => publicRow(row, names)), nextCursor: next ?? null };
  });
}

const readable = new Set(['withDepartment', 'answered']);

/** The suggestion that a number leads to, if anybody may read it. @throws suggestion-unknown */
export async function published(tx: Tx, number: string, lock = false): Promise<SuggestionRecord> {
  const wanted = number.trim().toUpperCase();
  let row = await suggestionByNumber(tx, wanted, lock);
  // Whoever follows an old link comes to the one that speaks for it now.
  for (let hops = 0; row?.state === 'merged' && row.mergedIntoId && hops < 5; hops += 1) {
    const into = await numberOf(tx, row.mergedIntoId);
    row = into ? await suggestionByNumber(tx, into, lock) : undefined;
  }
  if (!row || !readable.has(row.state)) throw problem('suggestion-unknown');
  return row;
}

/** One published suggestion. @throws suggestion-unknown */
export async function onePublic(ctx: Ctx, number: string) {
  const { personId } = ctx.actor;
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const row = await published(tx, number);
    return {
      suggestion: publicRow(row, names),
      mergedFrom: await mergedInto(tx, row.id),
      supported: personId !== null && (await supports(tx, row.id, personId)),
      isOwn: personId !== null && row.authorId === personId,
    };
  });
}

/** The figures of the page, counted now. */
export async function suggestionFigures(ctx: Ctx): Promise<SuggestionFigures> {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const { published: all, answered, inTime, adopted, voices } = await figures(tx);
    return {
      published: all,
      waitingForAnswer: all - answered,
      answered,
      answeredInTime: inTime,
      adopted,
      voices,
    };
  });
}
