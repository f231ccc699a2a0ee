/** Search as residents use it. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { foldForSearch, marked, type MarkedPiece, snippetOf } from '#platform/search/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { PolicyContent } from '../contract/content.ts';
import type { SearchAnswer, SearchHit } from '../contract/shapes.ts';
import {
  type PolicyLevel,
  type PolicyTopic,
  policyTopics,
  policyValidities,
  type PolicyValidity,
} from '../contract/words.ts';
import { validityOn } from '../rules/validity.ts';
import { publishedTexts } from '../store/policies.ts';
import { countUnanswered } from '../store/search-care.ts';
import type { PolicyHead } from '../store/tables.ts';
import { ask, type Asked, isPoor } from './ask.ts';
import { books } from './book.ts';
import { lineOf } from './lines.ts';

/** What is asked. */
export interface SearchQuestion {
  readonly q?: string;
  readonly topic?: PolicyTopic;
  readonly level?: PolicyLevel;
  readonly validity?: PolicyValidity;
  readonly page?: number;
  readonly asTyped?: boolean;
}

const pageSize = 10;
const longestQuestion = 80;
const longestKept = 60;
const mostKeptQuestions = 5000;

/** Answers a question, or lists by filters alone when there is none. */
export async function searchPolicies(ctx: Ctx, question: SearchQuestion): Promise<SearchAnswer> {
  const words = (question.q ?? '').slice(0, longestQuestion).trim();
  return ctx.database.inTenant(ctx, async (tx) => {
    if (words === '') return listed(tx, question);
    const asked = await ask(tx, words, question.asTyped ?? false);
    const heads = await orderedHeads(tx, asked, words);
    const poor = isPoor(asked) || heads.length === 0;
    if (poor && (question.page ?? 1) === 1) await keepQuestion(tx, words);
    return pageOf(tx, question, { heads, asked, poor });
  });
}

async function listed(tx: Tx, question: SearchQuestion): Promise<SearchAnswer> {
  const { heads } = await books.get(tx);
  return pageOf(tx, question, {
    heads: [...heads.values()].map((head) => ({ head, score: 0 })),
    asked: null,
    poor: false,
  });
}

/** What holds no longer stands behind what holds, unless it answers much better. */
const overPart = 0.5;

interface Scored {
  readonly head: PolicyHead;
  readonly score: number;
}

/** A document's number as everybody writes it, whatever the brackets. */
const bareNumber = (text: string): string => foldForSearch(text).replace(/[^\p{L}\p{N}]/gu, '');
/** Who types the whole number of a document wants that document. */
const numberPart = 10;

async function orderedHeads(tx: Tx, { result }: Asked, question: string): Promise<Scored[]> {
  const { heads } = await books.get(tx);
  const asked = bareNumber(question);
  const day = localDay(tx.ctx.clock.now());
  const scored = result.found.flatMap(({ documentId, score }): Scored[] => {
    const head = heads.get(documentId);
    if (!head) return [];
    const holds = ['inForce', 'notYet'].includes(validityOn(head, day));
    const number = bareNumber(head.documentNumber);
    const isNamed = number !== '' && asked.includes(number);
    return [{ head, score: score * (holds ? 1 : overPart) * (isNamed ? numberPart : 1) }];
  });
  return scored.sort((a, b) => b.score - a.score);
}

interface Given {
  readonly heads: readonly Scored[];
  readonly asked: Asked | null;
  readonly poor: boolean;
}

async function pageOf(
  tx: Tx,
  question: SearchQuestion,
  { heads, asked, poor }: Given,
): Promise<SearchAnswer> {
  const day = localDay(tx.ctx.clock.now());
  const lines = heads.map(({ head, score }) => ({ head, score, line: lineOf(head, day) }));
  const { topic, level, validity } = question;
  const filtered = lines.filter(
    ({ line }) =>
      (!topic || line.topics.includes(topic)) &&
      (!level || line.level === level) &&
      (!validity || line.validity === validity),
  );
  const pages = Math.max(1, Math.ceil(filtered.length / pageSize));
  const page = Math.min(question.page ?? 1, pages);
  const shown = filtered.slice((page - 1) * pageSize, page * pageSize);
  const texts = await publishedTexts(
    tx,
    shown.map(({ head }) => head.id),
  );
  const byId = new Map(texts.map(({ id, published }) => [id, published]));
  const items = shown.map(({ head, score, line }): SearchHit => {
    const content = byId.get(head.id);
    const words = asked?.words ?? [];
    const place = content ? placeOf(content, words) : noPlace;
    const summary = content?.summary ?? [];
    return { ...line, summary, markedTitle: marked(line.title, words), ...place, score };
  });
  return {
    items,
    total: filtered.length,
    page,
    pages,
    readAs: asked?.readAs ?? null,
    didYouMean: asked?.didYouMean ?? null,
    alsoSearched: [...(asked?.others ?? [])],
    poor,
    counts: {
      topics: policyTopics
        .map((one) => ({ topic: one, count: countOf(lines, ({ topics }) => topics.includes(one)) }))
        .filter(({ count }) => count > 0),
      validities: policyValidities
        .map((one) => ({ validity: one, count: countOf(lines, (line) => line.validity === one) }))
        .filter(({ count }) => count > 0),
    },
  };
}

type Line = ReturnType<typeof lineOf>;

function countOf(lines: readonly { line: Line }[], holds: (line: Line) => boolean): number {
  return lines.reduce((sum, { line }) => sum + (holds(line) ? 1 : 0), 0);
}

interface TextPlace {
  readonly markedText: MarkedPiece[];
  readonly anchor: string;
  readonly heading: string;
}

const noPlace: TextPlace = { markedText: [], anchor: '', heading: '' };

/** The piece of the text that holds most of the words: the three sentences first, then the articles. */
function placeOf(content: PolicyContent, words: readonly string[]): TextPlace {
  const texts = [
    { anchor: '', heading: '', text: content.summary.join('') },
    ...content.articles,
  ].filter(({ text }) => text !== '');
  let best: { place: TextPlace; weight: number } | undefined;
  for (const { anchor, heading, text } of texts) {
    const { pieces, weight } = snippetOf(text, words);
    if (!best || weight > best.weight) {
      best = { place: { markedText: [...pieces], anchor, heading }, weight };
    }
  }
  return best?.place ?? noPlace;
}

/** Keeps a question without an answer for those who care for the words; what looks like a person's data is blotted out. */
async function keepQuestion(tx: Tx, words: string): Promise<void> {
  const question = foldForSearch(maskPersonal(words).text)
    .replace(/\s+/g, ' ')
    .slice(0, longestKept);
  if (question.length >= 2) await countUnanswered(tx, question, mostKeptQuestions);
}

/** What somebody who has typed so far may mean. */
export async function suggest(ctx: Ctx, typed: string): Promise<{ items: string[] }> {
  const { lexicon } = await books.get(ctx);
  return { items: lexicon.suggest(foldForSearch(typed).trim(), 8) };
}
