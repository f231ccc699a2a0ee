/** Brings the rows of one kind together: people by likeness, everything else by its key. */
import { availableParallelism } from 'node:os';
import { learnedFromRows, peopleModel } from '../catalogue/people-model.ts';
import { keyOfKind, type EntityKind, type RecordField } from '../contract/kinds.ts';
import { type Calibration, calibrated, oddsFor } from '../rules/calibration.ts';
import type { MemberContent } from '../rules/golden.ts';
import { enoughToLearn, forRows } from '../rules/model-for.ts';
import { type AddressAliases, peopleColumns, peoplePlan, plainKey } from '../rules/people/index.ts';
import {
  explain,
  groupsOf,
  meanOdds,
  type Model,
  oddsBetween,
  type Pairs,
  type RecordColumns,
  resolveHere,
} from '../rules/resolution/index.ts';
import type { LevelRecord } from '../store/tables.ts';
import { resolveInThreads } from './resolution/threads.ts';

/** A row to be resolved. */
export interface ResolvableRow {
  readonly id: string;
  readonly content: MemberContent;
}

/** What is known of the rows. */
export interface Known {
  /** Places of rows that are one already, chained. */
  readonly same: readonly (readonly [number, number])[];
  /** Places of rows of which somebody said that they are different. */
  readonly different: readonly (readonly [number, number])[];
  readonly calibration: Calibration;
  readonly aliases: AddressAliases;
}

/** A pair that a person should look at. */
export interface DoubtfulPair {
  readonly a: number;
  readonly b: number;
  readonly odds: number;
  readonly probability: number;
  readonly levels: readonly LevelRecord[];
}

/** What was found. */
export interface Found {
  readonly groups: ArrayLike<number>;
  readonly doubtful: readonly DoubtfulPair[];
  readonly model: Model | null;
  readonly leftOut: number;
}

/** From this probability on two rows become one without a person. */
const surely = 0.95;
/** Below this nobody need look. */
const hardly = 0.05;
/** Rows of one record at most. */
const largest = 100;
/** Below so many rows a thread costs more than it saves. */
const threadsFrom = 3000;
/** Pairs of the queue at most: the likeliest. */
const mostDoubtful = 2000;

/** Resolves rows of a kind. */
export async function resolveRows(
  kind: EntityKind,
  rows: readonly ResolvableRow[],
  known: Known,
): Promise<Found> {
  const key = keyOfKind[kind];
  return key === null
    ? resolvePeople(rows, known)
    : { ...byKey(rows, { key, aliases: known.aliases }), leftOut: 0 };
}

/** Rows with the same key are one; a row without is alone. */
function byKey(
  rows: readonly ResolvableRow[],
  { key: field, aliases }: { readonly key: RecordField; readonly aliases: AddressAliases },
): Omit<Found, 'leftOut'> {
  const first = new Map<string, number>();
  const groups = rows.map(({ content }, at) => {
    const key = plainKey(field, content[field] ?? '', aliases);
    if (key === '') return at;
    const group = first.get(key) ?? at;
    first.set(key, group);
    return group;
  });
  return { groups, doubtful: [], model: null };
}

async function resolvePeople(rows: readonly ResolvableRow[], known: Known): Promise<Found> {
  const columns = columnsOf(rows, known.aliases);
  const shipped =
    rows.length < enoughToLearn ? forRows(peopleModel, learnedFromRows, rows.length) : undefined;
  const found =
    rows.length < threadsFrom
      ? resolveHere(columns, peoplePlan, shipped)
      : await resolveInThreads(columns, peoplePlan, {
          threads: Math.min(4, availableParallelism()),
        });
  const oddsOf = oddsBetween(peoplePlan, columns, found.model);
  const groups = groupsOf(rows.length, found.pairs, {
    oddsOf,
    least: oddsFor(known.calibration, surely),
    largest,
    same: known.same,
    different: known.different,
  });
  const doubtful = doubtfulOf(found.pairs, groups, { ...known, oddsOf }).map((pair) => ({
    ...pair,
    levels: levelsOf(columns, found.model, [pair.a, pair.b]),
  }));
  return { groups, doubtful, model: found.model, leftOut: found.leftOut };
}

function columnsOf(rows: readonly ResolvableRow[], aliases: AddressAliases): RecordColumns {
  const fieldsOf = (at: number) => {
    const { content = {} } = rows[at] ?? {};
    const {
      name = '',
      identityNumber = '',
      birthDate = '',
      gender = '',
      phone = '',
      address = '',
    } = content;
    return { name, identityNumber, birthDate, gender, phone, address };
  };
  return peopleColumns(rows.length, fieldsOf, aliases);
}

function levelsOf(
  columns: RecordColumns,
  model: Model,
  pair: readonly [number, number],
): LevelRecord[] {
  return explain(peoplePlan, columns, model, pair).map(({ key, level, weight }) => ({
    field: key as RecordField,
    level,
    weight: Number(weight.toFixed(2)),
  }));
}

type Unexplained = Omit<DoubtfulPair, 'levels'>;

/**
 * The likeliest pair between any two groups that stay apart, unless somebody has judged them. How probable it is follows from all
 * pairs across both groups: a twin's two rows may agree while all the others speak against it.
 */
function doubtfulOf(
  pairs: Pairs,
  groups: ArrayLike<number>,
  {
    calibration,
    different,
    oddsOf,
  }: Pick<Known, 'calibration' | 'different'> & {
    readonly oddsOf: (a: number, b: number) => number;
  },
): Unexplained[] {
  const nameOf = (a: number, b: number) =>
    [groups[a] ?? a, groups[b] ?? b].sort((x, y) => x - y).join();
  const judged = new Set(different.map(([a, b]) => nameOf(a, b)));
  const best = new Map<string, { a: number; b: number; odds: number }>();
  pairs.odds.forEach((odds, at) => {
    const [a = 0, b = 0] = [pairs.a[at], pairs.b[at]];
    if (groups[a] === groups[b] || calibrated(calibration, odds) < hardly) return;
    const name = nameOf(a, b);
    if (judged.has(name) || odds <= (best.get(name)?.odds ?? Number.NEGATIVE_INFINITY)) return;
    best.set(name, { a, b, odds });
  });
  const members = membersOf(groups);
  return [...best.values()]
    .map(({ a, b }): Unexplained => {
      const odds = meanOdds(
        members.get(groups[a] ?? a) ?? [a],
        members.get(groups[b] ?? b) ?? [b],
        oddsOf,
      );
      return { a, b, odds, probability: calibrated(calibration, odds) };
    })
    .filter(({ probability }) => probability >= hardly / 5)
    .sort((x, y) => y.odds - x.odds)
    .slice(0, mostDoubtful);
}

function membersOf(groups: ArrayLike<number>): Map<number, number[]> {
  return Map.groupBy(
    Array.from({ length: groups.length }, (_, at) => at),
    (at) => groups[at] ?? at,
  );
}
