/** What the threads of a resolution are asked and answer. */
import type {
  Model,
  PassBlocks,
  Plan,
  RecordColumns,
  Slice,
} from '../../rules/resolution/index.ts';

/** What every thread has from its start; all of it lies in shared memory. */
export interface Ground {
  readonly columns: RecordColumns;
  readonly plan: Plan;
}

/** One piece of work. */
export type Task =
  | { readonly kind: 'block'; readonly pass: number }
  | { readonly kind: 'count'; readonly blocks: readonly PassBlocks[]; readonly slice: Slice }
  | {
      readonly kind: 'score';
      readonly blocks: readonly PassBlocks[];
      readonly slice: Slice;
      readonly model: Model;
    };
