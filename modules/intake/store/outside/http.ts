/** A list behind an HTTP interface that answers JSON. */
import { createHash } from 'node:crypto';
import { outward } from '#platform/outward/index.ts';
import { problem } from '../../problems.ts';
import type { SourceRow } from '../tables.ts';
import { type Fetched, type Fetcher, silentMs, unreachable } from './fetched.ts';

const largestAnswer = 50_000_000;
const mostPages = 100_000;

type Json = unknown;

/** What is needed of a source. */
type HttpSource = Pick<SourceRow, 'title' | 'settings' | 'secret' | 'watermark'>;

/** The next part: one answer of the interface. */
export const fetchHttp: Fetcher = (source, { cursor }) => httpPart(source, cursor, silentMs);

/** One answer of the interface. @param cursor where it begins; null at the beginning @throws source-unreachable, source-answer-faulty */
export async function httpPart(
  source: HttpSource,
  cursor: string | null,
  timeoutMs: number,
): Promise<Fetched> {
  const { settings } = source;
  const page = cursor === null || cursor === '' ? 0 : Number(/^\d+/.exec(cursor)?.[0] ?? 0);
  if (page > mostPages)
    throw problem('source-answer-faulty', { source: source.title, reason: '没有最后一页' });
  const address = addressOf(source, cursor);
  const answer = await ask(source, address, timeoutMs);
  const items = at(answer, settings.itemsPointer ?? '');
  if (!Array.isArray(items)) {
    throw problem('source-answer-faulty', {
      source: source.title,
      reason: `“${settings.itemsPointer || '/'}”处不是列表`,
    });
  }
  const columns = columnsOf(items);
  const rows = items.map((item) => columns.map((name) => textOf(flat(item).get(name))));
  const digest = digestOf(items);
  refuseRepeat(source, { cursor, digest, count: items.length });
  return {
    columns,
    rows,
    next: nextOf(source, { answer, page, count: items.length, digest }),
    watermark: null,
  };
}

const digestOf = (items: readonly Json[]): string =>
  createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);

/** The digest of the page before, as `nextOf` puts it behind the number of a page. */
const digestIn = (cursor: string | null): string => /^\d+#([\w-]+)/.exec(cursor ?? '')?.[1] ?? '';

/** An interface that pays no heed to the number of the page gives the same one for ever. @throws source-answer-faulty */
function refuseRepeat(
  { title }: HttpSource,
  { cursor, digest, count }: { cursor: string | null; digest: string; count: number },
): void {
  if (count === 0 || digestIn(cursor) !== digest) return;
  const reason = '翻页没有变化，每一页都相同，请核对翻页参数';
  throw problem('source-answer-faulty', { source: title, reason });
}

function addressOf({ settings, watermark, title }: HttpSource, cursor: string | null): URL {
  const { url = '', paging = 'none', pageSize = 500 } = settings;
  const rest = nextIn(cursor);
  const page = Number(/^\d+/.exec(cursor ?? '')?.[0] ?? 0);
  let address: URL;
  try {
    address = new URL(paging === 'next' && rest ? rest : url, url);
  } catch {
    throw problem('source-answer-faulty', { source: title, reason: '地址不成立' });
  }
  // A next page on another host would carry the secret away.
  if (address.origin !== new URL(url).origin) {
    throw problem('source-answer-faulty', { source: title, reason: '下一页指向别的主机' });
  }
  const set = (name: string | undefined, value: string): void => {
    if (name) address.searchParams.set(name, value);
  };
  if (paging === 'page') set(settings.pageParameter ?? 'page', String(page + 1));
  if (paging === 'offset') set(settings.pageParameter ?? 'offset', String(page * pageSize));
  if (paging === 'page' || paging === 'offset') set(settings.sizeParameter, String(pageSize));
  if (watermark !== null && !rest) set(settings.sinceParameter, watermark);
  return address;
}

/** The address of the next page, as the interface gave it. */
const nextIn = (cursor: string | null): string =>
  /^\d+(?:#[\w-]+)?\|(.*)$/s.exec(cursor ?? '')?.[1] ?? '';

async function ask(source: HttpSource, address: URL, timeoutMs: number): Promise<Json> {
  const { settings, secret, title } = source;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (secret) headers[(settings.header ?? 'authorization').toLowerCase()] = secret;
  const reply = await outward(address, {
    headers,
    timeoutMs,
    largestBytes: largestAnswer,
  }).catch((error: unknown) => {
    throw unreachable(source, error);
  });
  if (reply.status !== 200) {
    throw problem('source-unreachable', { source: title, reason: `HTTP ${reply.status}` });
  }
  try {
    return readJson(reply.bytes.toString('utf8'));
  } catch {
    throw problem('source-answer-faulty', { source: title, reason: '不是完整的 JSON' });
  }
}

/** JSON in which whole numbers keep all their digits: an identity number written as a number has more than a double holds. */
export function readJson(text: string): Json {
  const keepDigits = (_: string, value: Json, context?: { readonly source?: string }): Json => {
    const written = context?.source ?? '';
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
    return isLong && /^-?\d+$/.test(written) ? written : value;
  };
  return JSON.parse(text, keepDigits) as Json;
}

/** What stands at a JSON pointer (RFC 6901). */
export function at(value: Json, pointer: string): Json {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<Json>((inner, step) => (isObject(inner) ? inner[step] : undefined), value);
}

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null;

/** Members of an object as columns; those of objects inside by their path, lists as JSON. */
function flat(item: Json, prefix = ''): Map<string, Json> {
  const members = new Map<string, Json>();
  if (!isObject(item)) return members;
  for (const [name, value] of Object.entries(item)) {
    if (isObject(value) && !Array.isArray(value)) {
      for (const [inner, deep] of flat(value, `${prefix}${name}.`)) members.set(inner, deep);
    } else members.set(`${prefix}${name}`, value);
  }
  return members;
}

function columnsOf(items: readonly Json[]): string[] {
  const names = new Set<string>();
  for (const item of items) for (const name of flat(item).keys()) names.add(name);
  return [...names].slice(0, 500);
}

function textOf(value: Json): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object'
    ? JSON.stringify(value)
    : String(value as string | number | boolean);
}

function nextOf(
  { settings }: HttpSource,
  {
    answer,
    page,
    count,
    digest,
  }: {
    readonly answer: Json;
    readonly page: number;
    readonly count: number;
    readonly digest: string;
  },
): Fetched['next'] {
  const { paging = 'none', nextPointer = '', pageSize = 500 } = settings;
  if (paging === 'next') {
    const next = at(answer, nextPointer);
    return typeof next === 'string' && next !== '' ? `${page + 1}#${digest}|${next}` : null;
  }
  if (paging === 'none' || count === 0 || count < pageSize) return null;
  return `${page + 1}#${digest}`;
}
