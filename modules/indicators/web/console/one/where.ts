/** A part of the town. */
import type { Division, ValueQuery } from '../../../contract/index.ts';
import type { Days } from '../shared/days.ts';

const dimensions = ['village', 'gridCell', 'department', 'category', 'channel'] as const;
export type Dimension = (typeof dimensions)[number];

/** One value of a dimension, with its name for the screen. */
export interface Where {
  readonly dimension: Dimension;
  readonly key: string;
  readonly name: string;
}

/** Whether a word of an address or a definition is a dimension. */
export function isDimension(word: string): word is Dimension {
  return dimensions.some((one) => one === word);
}

/** A question over a span, in a part of the town. */
export function queryOf(days: Days, where: Where | null, by: Division): ValueQuery {
  const part = where ? { dimension: where.dimension, key: where.key } : {};
  return { from: days.from, to: days.to, by, ...part };
}
