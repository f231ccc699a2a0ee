/** Roll-ups of one source as a question asks for them: which cube, which grain. */
import type { FactSource } from '#platform/facts/index.ts';
import { problem } from '../problems.ts';
import { readingOf } from '../rules/period.ts';
import { type RollupGroup, type RollupRow, rollupRows } from '../store/rollups.ts';
import { type Desk, dimensionOf, isByHour, type Question } from './question.ts';

/** Sums of a source by group. @throws not-together, whole-months-only */
export async function factTable(
  { tx }: Desk,
  source: FactSource,
  question: Question,
  withSpread: boolean,
): Promise<ReadonlyMap<string, RollupRow>> {
  const plan = pairPlan(source, question) ?? planOf(question);
  const needsDays = question.by === 'day' || question.by === 'weekdayHour';
  const reading = needsDays ? { months: [], days: [question.span] } : readingOf(question.span);
  const asked = { source: source.code, measures: source.measures.length, withSpread, ...plan };
  const rows = await rollupRows(tx, asked, reading);
  return new Map(rows.map((row) => [row.group, row]));
}

interface Plan {
  readonly cube: string;
  readonly key?: string;
  readonly key2?: string;
  readonly by: RollupGroup;
}

/** Which cube answers, and how its rows are grouped. @throws not-together */
function planOf({ where, by }: Question): Plan {
  const dimension = dimensionOf(by);
  if (isByHour(by)) {
    const group = by as 'hour' | 'weekdayHour';
    if (!where) return { cube: 'hour', by: group };
    if (where.dimension === 'village') return { cube: 'villageHour', key: where.key, by: group };
    throw problem('not-together', { one: where.dimension, other: by });
  }
  if (!dimension) {
    const group = by as 'nothing' | 'day' | 'month';
    return where
      ? { cube: where.dimension, key: where.key, by: group }
      : { cube: 'town', by: group };
  }
  if (!where) return { cube: dimension, by: 'key' };
  if (where.dimension === dimension) return { cube: dimension, key: where.key, by: 'key' };
  throw problem('not-together', { one: where.dimension, other: dimension });
}

const pairs: Readonly<Record<string, { readonly cube: string; readonly swap: boolean }>> = {
  'village category': { cube: 'villageCategory', swap: false },
  'category village': { cube: 'villageCategory', swap: true },
  'village department': { cube: 'villageDepartment', swap: false },
  'department village': { cube: 'villageDepartment', swap: true },
  'department category': { cube: 'departmentCategory', swap: false },
  'category department': { cube: 'departmentCategory', swap: true },
};

/** Two dimensions at once are summed by whole months only. @throws not-together, whole-months-only */
function pairPlan(source: FactSource, { where, by, span }: Question): Plan | null {
  const dimension = dimensionOf(by);
  if (!where || !dimension || where.dimension === dimension) return null;
  const pair = pairs[`${where.dimension} ${dimension}`];
  const has = source.dimensions.includes(where.dimension) && source.dimensions.includes(dimension);
  if (!pair || !has) throw problem('not-together', { one: where.dimension, other: dimension });
  if (readingOf(span).days.length > 0) throw problem('whole-months-only');
  return pair.swap
    ? { cube: pair.cube, key2: where.key, by: 'key' }
    : { cube: pair.cube, key: where.key, by: 'key2' };
}
