/** Packing values of closed days; late ones are merged into what is packed already. */
import type { Tx } from '#platform/database/index.ts';
import { type Columns, emptyColumns, firstFrom, merged, part } from '../rules/columns.ts';
import { pack, unpack } from '../rules/pack/index.ts';
import { monthOf } from '../rules/times.ts';
import {
  deletePacked,
  insertPacked,
  type NewPackedRow,
  type PackedRow,
  packedRows,
  rowBefore,
} from '../store/packed.ts';
import { takeColumns } from '../store/values.ts';

/** Values in one packed row at most. */
const mostInARow = 8192;

/** Takes a datastream's values before an instant (µs) out of the recent ones and packs them. */
export async function packStream(tx: Tx, no: number, before: number): Promise<number> {
  const columns = await takeColumns(tx, { no, from: 0, to: before });
  for (const month of byMonth(columns)) await mergeMonth(tx, no, month);
  return columns.at.length;
}

/** Packs columns of one datastream, in any months, merging them with what is packed. */
export async function packColumns(tx: Tx, no: number, columns: Columns): Promise<void> {
  for (const month of byMonth(columns)) await mergeMonth(tx, no, month);
}

/** Packs columns of a datastream that has nothing packed yet. @returns the rows to be written */
export function packedFresh(no: number, columns: Columns): NewPackedRow[] {
  return byMonth(columns).flatMap((month) => cut(month).map((one) => rowOf(no, one)));
}

function byMonth(columns: Columns): Columns[] {
  const months: Columns[] = [];
  let from = 0;
  while (from < columns.at.length) {
    const next = nextMonth((columns.at[from] as number) / 1000) * 1000;
    const to = firstFrom(columns, next);
    months.push(part(columns, from, to));
    from = to;
  }
  return months;
}

function nextMonth(atMs: number): number {
  const start = new Date(monthOf(atMs));
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
}

async function mergeMonth(tx: Tx, no: number, fresh: Columns): Promise<void> {
  const [first, last] = [fresh.at[0] as number, fresh.at[fresh.at.length - 1] as number];
  const touched = await packedRows(tx, { no, from: first, to: last + 1 });
  const before = await neighbour(tx, { no, first, fresh }, touched);
  const old = before ? [before, ...touched] : touched;
  await deletePacked(
    tx,
    no,
    old.map(({ firstAt }) => firstAt),
  );
  const whole = merged([...old.map(({ body }) => unpack(body)), fresh]);
  await insertPacked(
    tx,
    cut(whole).map((one) => rowOf(no, one)),
  );
}

/** The row before, if what is new still fits into it: so that a slow datastream has one row a month. */
async function neighbour(
  tx: Tx,
  { no, first, fresh }: { no: number; first: number; fresh: Columns },
  touched: readonly PackedRow[],
): Promise<PackedRow | null> {
  const row = await rowBefore(tx, { no, from: monthOf(first / 1000) * 1000, to: first });
  if (!row || touched.some(({ firstAt }) => firstAt.getTime() === row.firstAt.getTime()))
    return null;
  return row.count + fresh.at.length <= mostInARow ? row : null;
}

function cut(columns: Columns): Columns[] {
  if (columns.at.length === 0) return [];
  const pieces = Math.ceil(columns.at.length / mostInARow);
  const size = Math.ceil(columns.at.length / pieces);
  return Array.from({ length: pieces }, (_, index) =>
    part(columns, index * size, Math.min(columns.at.length, (index + 1) * size)),
  ).filter(({ at }) => at.length > 0);
}

function rowOf(no: number, columns: Columns): NewPackedRow {
  const { at, value } = columns;
  return {
    no,
    firstAt: at[0] as number,
    lastAt: at[at.length - 1] as number,
    count: at.length,
    low: value.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY),
    high: value.reduce((high, one) => Math.max(high, one), Number.NEGATIVE_INFINITY),
    body: pack(columns),
  };
}

/** Columns from plain lists, in order and each value once. */
export function columnsFrom(
  times: readonly Date[],
  values: readonly number[],
  quality: string | undefined,
): Columns {
  const columns = emptyColumns(times.length);
  for (let index = 0; index < times.length; index += 1) {
    columns.at[index] = (times[index] as Date).getTime() * 1000;
    columns.value[index] = values[index] as number;
    columns.quality[index] = (quality?.[index] ?? 'N').charCodeAt(0);
  }
  return merged([columns]);
}
