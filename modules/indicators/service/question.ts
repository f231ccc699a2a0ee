/** Questions to indicators, in the words of the program. */
import type { Tx } from '#platform/database/index.ts';
import type { FactDimension } from '#platform/facts/index.ts';
import type { Division } from '../contract/index.ts';
import type { Span } from '../rules/period.ts';
import type { IndicatorBook, Sources } from './book.ts';

/** Where: the whole town, or one value of a dimension. */
export interface Where {
  readonly dimension: FactDimension;
  readonly key: string;
}

/** A question to an indicator, without its code. */
export interface Question {
  readonly span: Span;
  readonly where: Where | null;
  /** How the answer is divided. */
  readonly by: Division;
}

/** What working out needs. */
export interface Desk {
  readonly tx: Tx;
  readonly book: IndicatorBook;
  readonly sources: Sources;
}

/** The dimension by which an answer is divided; null when it is not, or by time. */
export function dimensionOf(by: Division): FactDimension | null {
  return by === 'nothing' || by === 'day' || by === 'month' || by === 'hour' || by === 'weekdayHour'
    ? null
    : by;
}

/** Whether an answer is divided by hours, which only facts have. */
export function isByHour(by: Division): boolean {
  return by === 'hour' || by === 'weekdayHour';
}
