/** Working indicators out: over a span, divided, in a row, or as a week's hours. */
import type { Tx } from '#platform/database/index.ts';
import type { FactDimension, FactSource } from '#platform/facts/index.ts';
import { evaluate, type Numbers } from '../rules/formula/evaluate.ts';
import { lengthDays, longestSpanDays, readingOf, type Span } from '../rules/period.ts';
import { joined, noSpread, type Spread } from '../rules/spread.ts';
import { problem } from '../problems.ts';
import { type RollupGroup, type RollupRow, rollupRows } from '../store/rollups.ts';
import { snapshotRows } from '../store/snapshots.ts';
import {
  groundOf,
  type IndicatorBook,
  type KnownIndicator,
  livePrefix,
  type Sources,
} from './book.ts';

/** Where: the whole town, or one value of a dimension. */
export interface Where {
  readonly dimension: FactDimension;
  readonly key: string;
}

/** A question to an indicator. */
export interface Question {
  readonly code: string;
  readonly span: Span;
  readonly where: Where | null;
  /** How the answer is divided. */
  readonly by: 'nothing' | 'day' | 'month' | 'hour' | 'weekdayHour' | FactDimension;
}

/** One value of the answer; null: no value (nothing to divide by). */
export interface Answer {
  /** Empty for the whole; else day, month, hour, `weekday-hour`, or the value of the dimension. */
  readonly group: string;
  readonly value: number | null;
}

/** What working out needs. */
export interface Desk {
  readonly tx: Tx;
  readonly book: IndicatorBook;
  readonly sources: Sources;
}

/** The values of an indicator. @throws indicator-unknown, period-too-long, not-divisible */
export async function compute(desk: Desk, question: Question): Promise<Answer[]> {
  const known = desk.book.get(question.code);
  if (!known) throw problem('indicator-unknown', { code: question.code });
  requireSpan(question.span);
  const { facts, live, dimensions } = groundOf(question.code, desk.book, desk.sources);
  const asked = [question.where?.dimension, dimensionOf(question.by)];
  for (const dimension of asked) {
    if (dimension && !dimensions.includes(dimension)) {
      throw problem('not-divisible', { name: known.content.nameZh, dimension });
    }
  }
  const tables = new Map<string, ReadonlyMap<string, RollupRow>>();
  for (const source of facts) tables.set(source.code, await factTable(desk, source, question));
  const numbers = new Map<string, ReadonlyMap<string, number>>();
  for (const { code } of live) numbers.set(code, await liveTable(desk, code, question));
  const groups = groupsOf(question, [...tables.values(), ...numbers.values()]);
  return groups.map((group) => ({
    group,
    value: valueOf(known, desk, { group, tables, numbers }),
  }));
}

function requireSpan(span: Span): void {
  const days = lengthDays(span);
  if (!(days > 0)) throw problem('period-upside-down');
  if (days > longestSpanDays) throw problem('period-too-long', { days: longestSpanDays });
}

const dimensionOf = (by: Question['by']): FactDimension | null =>
  by === 'nothing' || by === 'day' || by === 'month' || by === 'hour' || by === 'weekdayHour'
    ? null
    : by;

interface Plan {
  readonly cube: string;
  readonly key?: string;
  readonly by: RollupGroup;
}

/** Which cube answers, and how its rows are grouped. @throws not-together */
function planOf({ where, by }: Question): Plan {
  const dimension = dimensionOf(by);
  if (by === 'hour' || by === 'weekdayHour') {
    if (!where) return { cube: 'hour', by };
    if (where.dimension === 'village') return { cube: 'villageHour', key: where.key, by };
    throw problem('not-together', { one: where.dimension, other: by });
  }
  if (!dimension) {
    const group = by as 'nothing' | 'day' | 'month';
    return where
      ? { cube: where.dimension, key: where.key, by: group }
      : { cube: 'town', by: group };
  }
  if (!where) return { cube: dimension, by: 'key' };
  throw problem('not-together', { one: where.dimension, other: dimension });
}

async function factTable(
  desk: Desk,
  source: FactSource,
  question: Question,
): Promise<ReadonlyMap<string, RollupRow>> {
  const plan = pairPlan(source, question) ?? planOf(question);
  const needsDays = ['day', 'hour', 'weekdayHour'].includes(question.by);
  const reading = needsDays ? { months: [], days: [question.span] } : readingOf(question.span);
  const rows = await rollupRows(
    desk.tx,
    {
      source: source.code,
      measures: source.measures.length,
      withSpread: source.spread !== undefined && !needsDays ? true : source.spread !== undefined,
      ...plan,
    },
    reading,
  );
  return new Map(rows.map((row) => [row.group, row]));
}

/** Two dimensions at once are summed by whole months only. */
function pairPlan(source: FactSource, { where, by, span }: Question) {
  const dimension = dimensionOf(by);
  if (!where || !dimension || where.dimension === dimension) return null;
  if (readingOf(span).days.length > 0) throw problem('whole-months-only');
  const pairs: Readonly<Record<string, { cube: string; swap: boolean }>> = {
    'village category': { cube: 'villageCategory', swap: false },
    'category village': { cube: 'villageCategory', swap: true },
    'village department': { cube: 'villageDepartment', swap: false },
    'department village': { cube: 'villageDepartment', swap: true },
    'department category': { cube: 'departmentCategory', swap: false },
    'category department': { cube: 'departmentCategory', swap: true },
  };
  const pair = pairs[`${where.dimension} ${dimension}`];
  const has = source.dimensions.includes(where.dimension) && source.dimensions.includes(dimension);
  if (!pair || !has) throw problem('not-together', { one: where.dimension, other: dimension });
  return pair.swap
    ? { cube: pair.cube, key2: where.key, by: 'key' as const }
    : { cube: pair.cube, key: where.key, by: 'key2' as const };
}

/** A number of now: read as it stands; in a row of days from what each day ended with. */
async function liveTable(
  { tx, sources }: Desk,
  code: string,
  { by, where, span }: Question,
): Promise<ReadonlyMap<string, number>> {
  const number = sources.live.get(code);
  if (!number) return new Map();
  if (by === 'day' || by === 'month') {
    const cube = where?.dimension ?? 'town';
    return snapshotRows(tx, { number: code, cube, key: where?.key ?? '', span, by });
  }
  const dimension = dimensionOf(by) ?? where?.dimension ?? null;
  const rows = await number.read(tx, dimension);
  if (where && dimensionOf(by) === null) {
    return new Map([['', rows.find(({ key }) => key === where.key)?.value ?? 0]]);
  }
  return new Map(rows.map(({ key, value }) => [key ?? (dimension ? '-' : ''), value]));
}

function groupsOf({ by }: Question, tables: readonly ReadonlyMap<string, unknown>[]): string[] {
  if (by === 'nothing') return [''];
  return [...new Set(tables.flatMap((table) => [...table.keys()]))].sort();
}

interface Ground {
  readonly group: string;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, RollupRow>>;
  readonly numbers: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The value in one group; other indicators are worked out in the same group. */
function valueOf(known: KnownIndicator, desk: Desk, ground: Ground): number | null {
  const numbers: Numbers = {
    fact: (source, measure) => factNumber(desk, ground, source, measure),
    spread: (source, measure) => spreadOf(desk, ground, source, measure),
    indicator: (code) => {
      const other = desk.book.get(code);
      return other ? valueOf(other, desk, ground) : null;
    },
  };
  return evaluate(known.formula, numbers);
}

function factNumber(
  { sources }: Desk,
  { group, tables, numbers }: Ground,
  code: string,
  measure: string,
): number | null {
  const source = sources.facts.get(code);
  if (!source) {
    const name = `${code}.${measure}`.slice(livePrefix.length);
    return numbers.get(name)?.get(group) ?? (numbers.has(name) ? 0 : null);
  }
  const at = measure === 'n' ? 0 : source.measures.findIndex(({ key }) => key === measure) + 1;
  if (at === 0 && measure !== 'n') return null;
  return Number(tables.get(code)?.get(group)?.sums[at] ?? 0);
}

function spreadOf(
  { sources }: Desk,
  { group, tables }: Ground,
  code: string,
  measure: string,
): Spread | null {
  const source = sources.facts.get(code);
  if (source?.spread?.key !== measure) return null;
  const spreads = tables.get(code)?.get(group)?.spreads;
  if (!spreads) return noSpread;
  return joined(spreads.map(([n, values]) => ({ n, parts: [{ n, values }] })));
}
