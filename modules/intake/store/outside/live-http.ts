/**
 * A list behind an HTTP interface that answers JSON, read at the moment of use. Such an interface knows neither keys nor conditions: the
 * list is asked for whole, page by page, and put in order here; all conditions are judged by us. It lies in the memory of this process
 * for one reading.
 */
import { Problem } from '#platform/problems/index.ts';
import { problem } from '../../problems.ts';
import { httpPart } from './http.ts';
import {
  type LiveAsked,
  type LiveName,
  type LivePlace,
  type LiveTable,
  statementMs,
} from './live.ts';

/** Rows that an interface may give for one reading: whoever has more brings them in. */
export const mostHttpRows = 50_000;

type Cells = readonly (string | null)[];

interface List {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}

/** The answer itself, where the list is no member of it. */
const whole = '/';

/** Opens a list: it is asked for once, all that is read of it is of that reading. @throws what `work` throws */
export function withHttpTable<T>(
  place: LivePlace,
  work: (table: LiveTable) => Promise<T>,
): Promise<T> {
  let asked: Promise<List> | null = null;
  const list = (): Promise<List> => (asked ??= read(place));
  return work({
    columns: async () => (await list()).columns.map((name) => ({ name, type: 'other' })),
    rows: async (given) => pageOf(await list(), given),
    count: async () => (await list()).rows.length,
  });
}

/** The one list that the source was told of; it has no other. */
export function httpTables({ settings }: LivePlace): Promise<LiveName[]> {
  const { itemsPointer, keyColumns = [] } = settings;
  return Promise.resolve([{ name: itemsPointer || whole, isView: false, keyColumns }]);
}

async function read(place: LivePlace): Promise<List> {
  const { table = whole } = place.settings;
  const settings = { ...place.settings, itemsPointer: table === whole ? '' : table };
  const source = { ...place, settings, watermark: null };
  const until = Date.now() + statementMs;
  const parts: List[] = [];
  let rows = 0;
  let cursor: string | null = null;
  do {
    const left = until - Date.now();
    if (left <= 0) throw tooSlow(place);
    const part: List & { readonly next: string | null } = await httpPart(
      source,
      cursor,
      left,
    ).catch((error: unknown) => {
      throw Date.now() >= until ? tooSlow(place) : answerFault(error);
    });
    parts.push(part);
    rows += part.rows.length;
    if (rows > mostHttpRows) throw problem('live-too-many', { most: mostHttpRows });
    cursor = part.next;
  } while (cursor !== null);
  return joined(parts);
}

const tooSlow = ({ title }: LivePlace): Problem =>
  problem('live-too-slow', { source: title, seconds: statementMs / 1000 });

function answerFault(error: unknown): unknown {
  const isFaulty = error instanceof Problem && error.code === 'source-answer-faulty';
  return isFaulty ? problem('live-answer-faulty', { ...error.values } as never) : error;
}

/** Pages need not name the same members: a column is there when one row has it. */
function joined(parts: readonly List[]): List {
  const columns = [...new Set(parts.flatMap((part) => part.columns))];
  const rows = parts.flatMap((part) => {
    const places = columns.map((name) => part.columns.indexOf(name));
    return part.rows.map((row) => places.map((at) => row[at] ?? null));
  });
  return { columns, rows };
}

function pageOf(list: List, { columns, keyColumns, from, limit }: LiveAsked): Cells[] {
  const placesOf = (names: readonly string[]): number[] =>
    names.map((name) => list.columns.indexOf(name));
  const [shown, keys] = [placesOf(columns), placesOf(keyColumns)];
  const keyOf = (row: Cells): Cells => keys.map((at) => row[at] ?? null);
  const fits = (key: Cells): boolean => {
    if (key.some((cell) => cell === null || cell === '')) return false;
    if (from === null) return true;
    return 'at' in from ? compared(key, from.at) === 0 : compared(key, from.after) > 0;
  };
  return list.rows
    .map((row) => ({ row, key: keyOf(row) }))
    .filter(({ key }) => fits(key))
    .sort((a, b) => compared(a.key, b.key))
    .slice(0, limit)
    .map(({ row }) => shown.map((at) => row[at] ?? null));
}

const wholeNumber = /^-?\d{1,30}$/;

/** Whole numbers by what they count and before all texts, texts sign by sign: the same order at every reading. */
function compared(a: Cells, b: Cells): number {
  for (const [at, left] of a.entries()) {
    const [one, other] = [left ?? '', b[at] ?? ''];
    if (one === other) continue;
    const [isNumber, isOther] = [wholeNumber.test(one), wholeNumber.test(other)];
    if (isNumber !== isOther) return isNumber ? -1 : 1;
    if (isNumber && BigInt(one) !== BigInt(other)) return BigInt(one) < BigInt(other) ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return 0;
}
