/**
 * Facts: what can be counted. A module publishes them as views and fills the slot; indicators sum them up by day,
 * place and kind without knowing the module. A fact is counted on the day of its anchor, so that every change is exact:
 * the day is summed anew from the rows.
 */
import type { Tx } from '../database/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { defineSlot } from '../slots/index.ts';

export { type RecentLine, type RecentQuestion, type RecentSource, recentSlot } from './recent.ts';

/** By what facts may be divided. */
export const factDimensions = ['village', 'gridCell', 'department', 'category', 'channel'] as const;
export type FactDimension = (typeof factDimensions)[number];

/** A number of each fact that is summed: 0 or 1 to be counted, or an amount. */
export interface FactMeasure {
  /** Column of the view, in camelCase; the second part of its name in formulas. */
  readonly key: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** `1` for counts, else the unit of the amount. */
  readonly unit: string;
}

/** What people call a subject. */
export interface SubjectName {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Facts of one kind. */
export interface FactSource {
  /** Two words with a dot: `cases.registered`; the first part of names in formulas. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What one fact is and on which day it counts. */
  readonly meaningZh: string;
  readonly meaningEn: string;
  /**
   * A published view with the columns tenant_id, fact_at timestamptz, subject_id uuid, one column a measure (numeric or
   * boolean as 0/1), and those of the dimensions: village_id, grid_cell_id, department_id, category_code, channel.
   */
  readonly view: string;
  readonly dimensions: readonly FactDimension[];
  readonly measures: readonly FactMeasure[];
  /** A measure, null where a fact has none, whose median and percentiles may be asked. */
  readonly spread?: {
    readonly key: string;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly unit: string;
  };
  /** The view has a column row_id: a subject may have several facts at one instant. Left out: subject_id tells them apart. */
  readonly hasRowIds?: boolean;
  /** Events after which days may count differently. */
  readonly events: readonly string[];
  /**
   * For facts of which no event tells: so many local days up to today are summed anew every few minutes. What changes
   * later than that is found by the nightly check.
   */
  readonly refreshDays?: number;
  /** Local days (Asia/Shanghai, `YYYY-MM-DD`) that the events may have changed; too many does no harm. */
  readonly daysOf: (tx: Tx, events: readonly StoredEvent[]) => Promise<string[]>;
  /** Where a subject is looked at: `/cases/:id`. */
  readonly subjectPath: string;
  /** What people call subjects, asked for rows that the reader may see. */
  readonly namesOf: (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, SubjectName>>;
}

/** A number that is read as it stands now, such as how many cases are open. */
export interface LiveNumber {
  /** Two words with a dot: `cases.open`. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly meaningZh: string;
  readonly meaningEn: string;
  readonly unit: string;
  readonly dimensions: readonly FactDimension[];
  /** Events after which it may have changed. */
  readonly events: readonly string[];
  /** The number, whole (`by` null: one row with key null) or divided. */
  readonly read: (tx: Tx, by: FactDimension | null) => Promise<readonly NumberRow[]>;
  /** The same as it stood at instants of the past, where the rows can tell: fills a history that nobody kept. */
  readonly readPast?: (
    tx: Tx,
    instants: readonly Date[],
    by: FactDimension | null,
  ) => Promise<readonly PastNumberRow[]>;
}

/** A number as it stood at an instant. */
export interface PastNumberRow extends NumberRow {
  readonly at: Date;
}

/** A number, or its part of one value of a dimension. */
export interface NumberRow {
  readonly key: string | null;
  readonly value: number;
}

/** Filled by modules whose matters are counted. */
export const factSourcesSlot = defineSlot<readonly FactSource[]>('facts.sources');

/** Filled by modules that know a number of now. */
export const liveNumbersSlot = defineSlot<readonly LiveNumber[]>('facts.live');

/** An indicator that a module ships; a town may change it afterwards. */
export interface IndicatorSeed {
  /** Kebab-case; what formulas and tiles call it. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly meaningZh: string;
  readonly meaningEn: string;
  /** Where it stands on the page of indicators. */
  readonly group: string;
  /** `1`, `%`, `s`, `kW.h`, `fen` … */
  readonly unit: string;
  readonly decimals: number;
  /** Whether more is better. */
  readonly direction: 'up' | 'down' | 'none';
  readonly formula: string;
  readonly target: number | null;
  readonly warning: number | null;
}

/** Filled by modules that ship indicators over their facts. */
export const indicatorSeedsSlot = defineSlot<readonly IndicatorSeed[]>('facts.indicators');

export {
  badShare,
  counted,
  daysNamed,
  daysOfInstants,
  daysOfSubjects,
  goodShare,
  liveBy,
  type SeedRest,
  seedsOf,
  type Words,
} from './declare.ts';
