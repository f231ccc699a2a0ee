/** The connected language model: its settings, and answers made of cited passages only. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Reply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { outward } from '#platform/outward/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { snippetOf } from '#platform/search/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { api } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { citedLines, instructions } from '../rules/answer-lines.ts';
import { publishedTexts } from '../store/policies.ts';
import { answeringRow, saveAnsweringRow } from '../store/search-care.ts';
import type { AnsweringRow } from '../store/tables.ts';
import { localDay } from '#platform/calendar/index.ts';
import { validityOn } from '../rules/validity.ts';
import { ask } from './ask.ts';
import { books } from './book.ts';

type Operations = (typeof api)['operations'];
type AnsweringView = Reply<Operations['answering']>;
type Answer = Reply<Operations['answer']>;
type Passage = Answer['passages'][number];

const off = { enabled: false, address: '', model: '', apiKey: null, version: 0 } as const;

const viewOf = ({ enabled, address, model, apiKey, version }: Omit<AnsweringRow, 'tenantId'>) => ({
  enabled,
  address,
  model,
  hasKey: apiKey !== null,
  version,
});

/** How answers are made. */
export async function viewAnswering(ctx: Ctx): Promise<AnsweringView> {
  const row = await ctx.database.inTenant(ctx, answeringRow);
  return viewOf(row ?? off);
}

/** Connects a model, or switches it off. @throws answering-incomplete, changed-meanwhile */
export function saveAnswering(
  ctx: Ctx,
  given: {
    readonly enabled: boolean;
    readonly address: string;
    readonly model: string;
    readonly key?: string | null;
    readonly version: number;
  },
): Promise<AnsweringView> {
  const [address, model] = [given.address.trim().replace(/\/+$/, ''), given.model.trim()];
  if (given.enabled && (!/^https?:\/\/\S+$/.test(address) || model === ''))
    throw problem('answering-incomplete');
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await answeringRow(tx);
    const row: AnsweringRow = {
      tenantId: ctx.tenantId,
      enabled: given.enabled,
      address,
      model,
      apiKey: given.key === undefined ? (before?.apiKey ?? null) : given.key,
      version: given.version + 1,
    };
    if (!(await saveAnsweringRow(tx, row)))
      throw generalProblem('changed-meanwhile', { what: '政策问答的设置' });
    const detail = { enabled: row.enabled, address, model };
    await audit(tx, [{ action: 'policy.answering', subject: ctx.tenantId, detail }]);
    return viewOf(row);
  });
}

const mostPassages = 6;
const mostPolicies = 4;
const passageLength = 500;
const timeoutMs = 30_000;
const largestBytes = 200_000;

/** Answers a question from the policies in force. @throws answers-off, answers-unavailable */
export async function answerQuestion(ctx: Ctx, question: string): Promise<Answer> {
  const { settings, passages } = await ctx.database.inTenant(ctx, async (tx) => {
    const row = await answeringRow(tx);
    if (!row?.enabled) throw problem('answers-off');
    return { settings: row, passages: await passagesFor(tx, question) };
  });
  if (passages.length === 0) return { lines: [], passages: [] };
  const written = await writtenBy(settings, question, passages);
  const lines = citedLines(written, passages.length).map(({ text, passages: own }) => ({
    text,
    passages: [...own],
  }));
  const cited = new Set(lines.flatMap((line) => line.passages));
  return { lines, passages: passages.filter(({ number }) => cited.has(number)) };
}

/** The pieces of the policies in force that hold most of the question. */
async function passagesFor(tx: Tx, question: string): Promise<Passage[]> {
  const asked = await ask(tx, maskPersonal(question).text, false);
  const ids = asked.result.found.slice(0, 20).map(({ documentId }) => documentId);
  const day = localDay(tx.ctx.clock.now());
  const { heads: byId } = await books.get(tx);
  const holds = (id: string): boolean => {
    const head = byId.get(id);
    return head !== undefined && validityOn(head, day) === 'inForce';
  };
  const order = ids.filter(holds).slice(0, mostPolicies);
  const texts = new Map((await publishedTexts(tx, order)).map((one) => [one.id, one.published]));
  const pieces = order.flatMap((id) => {
    const [head, content] = [byId.get(id), texts.get(id)];
    if (!head || !content) return [];
    return [{ anchor: '', heading: '', text: content.summary.join('') }, ...content.articles]
      .map(({ anchor, heading, text }) => ({
        code: head.code,
        title: head.title,
        anchor,
        heading,
        text: text.slice(0, passageLength),
        weight: snippetOf(text, asked.words, passageLength).weight,
      }))
      .filter(({ weight }) => weight > 0);
  });
  pieces.sort((a, b) => b.weight - a.weight);
  return pieces
    .slice(0, mostPassages)
    .map(({ weight: _, ...piece }, at) => ({ number: at + 1, ...piece }));
}

/** What the model wrote. The question leaves without what looks like a person's data. */
async function writtenBy(
  { address, model, apiKey }: AnsweringRow,
  question: string,
  passages: readonly Passage[],
): Promise<string> {
  const sources = passages.map(
    ({ number, title, heading, text }) => `[${number}] 《${title}》${heading}\n${text}`,
  );
  const content = `政策原文：\n${sources.join('\n\n')}\n\n居民的问题：${maskPersonal(question).text}`;
  const messages = [
    { role: 'system', content: instructions },
    { role: 'user', content },
  ];
  try {
    const { status, bytes } = await outward(`${address}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify({ model, messages, temperature: 0, max_tokens: 800 }),
      timeoutMs,
      largestBytes,
    });
    if (status !== 200) throw new Error(`status ${status}`);
    return sentenceIn(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw problem('answers-unavailable');
  }
}

function sentenceIn(reply: unknown): string {
  const { choices } = reply as { choices?: readonly { message?: { content?: unknown } }[] };
  const content = choices?.[0]?.message?.content;
  if (typeof content !== 'string') throw new Error('no words in the reply');
  return content;
}
