/** Working indicators out: over a span, divided, in a row, or as a week's hours. */
import { instantAt } from '#platform/calendar/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';
import { factsBehind } from '../rules/definitions.ts';
import { lengthDays, longestSpanDays, type Span } from '../rules/period.ts';
import { groundOf, type KnownIndicator } from './book.ts';
import { factTable } from './fact-table.ts';
import { type LiveTable, liveTable } from './live.ts';
import { type Desk, dimensionOf, isByHour, type Question } from './question.ts';
import { type Ground, worthOf } from './worth.ts';

/** One value of the answer; null: no value (nothing to divide by). */
export interface Answer {
  /** Empty for the whole; else day, month, hour, `weekday-hour`, or the value of the dimension. */
  readonly group: string;
  readonly value: number | null;
}

/** The values of an indicator. @throws indicator-unknown, period-too-long, not-divisible, not-together */
export async function compute(
  desk: Desk,
  { code, ...question }: Question & { readonly code: string },
): Promise<Answer[]> {
  return (await computeMany(desk, [code], question)).get(code) ?? [];
}

/** The values of several indicators to the same question; what they share is read once. */
export async function computeMany(
  desk: Desk,
  codes: readonly string[],
  question: Question,
): Promise<ReadonlyMap<string, Answer[]>> {
  requireSpan(question.span);
  const known = codes.map((code) => {
    const found = desk.book.get(code);
    if (!found) throw problem('indicator-unknown', { code });
    requireDivisible(desk, found, question);
    return found;
  });
  const ground = await groundFor(desk, codes, question);
  return new Map(
    known.map((one) => [
      one.row.code,
      groupsOf(desk, one, question, ground).map((group) => ({
        group,
        value: worthOf(one, ground, group),
      })),
    ]),
  );
}

/** Reads what the indicators stand on. */
export async function groundFor(
  desk: Desk,
  codes: readonly string[],
  question: Question,
): Promise<Ground> {
  const { book, sources } = desk;
  const grounds = codes.map((code) => groundOf(code, book, sources));
  const spread = spreadSources(desk, codes);
  const facts = new Map<string, Awaited<ReturnType<typeof factTable>>>();
  for (const source of new Set(grounds.flatMap((ground) => ground.facts))) {
    facts.set(source.code, await factTable(desk, source, question, spread.has(source.code)));
  }
  const live = new Map<string, LiveTable>();
  for (const number of new Set(grounds.flatMap((ground) => ground.live))) {
    live.set(number.code, await liveTable(desk, number, question));
  }
  return { book, sources, tables: { facts, live } };
}

/** Sources whose spread a formula takes: the others are spared reading theirs. */
function spreadSources({ book, sources }: Desk, codes: readonly string[]): ReadonlySet<string> {
  const isSpread = ({ source, measure }: { source: string; measure: string }): boolean => {
    const known: FactSource | undefined = sources.facts.get(source);
    return known?.spread?.key === measure;
  };
  const behind = codes.flatMap((code) => factsBehind(code, book.formulas));
  return new Set(behind.filter(isSpread).map(({ source }) => source));
}

/** @throws request-invalid, period-upside-down, period-too-long */
export function requireSpan(span: Span): void {
  for (const [name, day] of Object.entries(span)) {
    if (!exists(day)) {
      const said = { detail: `没有 ${day} 这一天`, detailEn: `there is no day ${day}` };
      const place = { pointer: `/querystring/${name}`, ...said };
      throw generalProblem('request-invalid', { count: 1 }, [place]);
    }
  }
  const days = lengthDays(span);
  if (!(days > 0)) throw problem('period-upside-down');
  if (days > longestSpanDays) {
    throw problem('period-too-long', { days: longestSpanDays, asked: days });
  }
}

function exists(day: string): boolean {
  try {
    instantAt(day);
    return true;
  } catch {
    return false;
  }
}

function requireDivisible(desk: Desk, { row, content }: KnownIndicator, question: Question): void {
  const { dimensions, live } = groundOf(row.code, desk.book, desk.sources);
  const name = desk.tx.ctx.locale === 'zh' ? content.nameZh : content.nameEn || content.nameZh;
  for (const dimension of [question.where?.dimension, dimensionOf(question.by)]) {
    if (dimension && !dimensions.includes(dimension)) {
      throw problem('not-divisible', { name, dimension });
    }
  }
  const [one, other] = [question.where?.dimension, dimensionOf(question.by)];
  // A number of now knows its parts by one dimension only.
  if (live.length > 0 && one && other && one !== other) {
    throw problem('not-together', { one, other });
  }
  if (isByHour(question.by) && live.length > 0) {
    throw problem('not-divisible', { name, dimension: question.by });
  }
}

function groupsOf(
  desk: Desk,
  { row }: KnownIndicator,
  { by }: Question,
  { tables }: Ground,
): string[] {
  if (by === 'nothing') return [''];
  const { facts, live } = groundOf(row.code, desk.book, desk.sources);
  const groups = [
    ...facts.flatMap(({ code }) => [...(tables.facts.get(code)?.keys() ?? [])]),
    ...live.flatMap(({ code }) => tables.live.get(code)?.groups ?? []),
  ];
  return [...new Set(groups)].sort();
}
