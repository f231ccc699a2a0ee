/** How far the running step of a batch is, told to its screens while the step goes on. */
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, watched } from '#platform/duckdb/index.ts';
import type { Progress } from '../../contract/shapes.ts';
import { noteProgress } from '../../store/batches.ts';
import type { BatchRow } from '../../store/tables.ts';

/** Tells of one step. */
export interface Teller {
  /** When the step began. */
  readonly since: string | null;
  /** What is to do, in the unit of the step. */
  readonly total: number;
  /** What is done, in the unit of the step; kept while an earlier figure is being written. */
  readonly tell: (done: number) => void;
  /** Runs one statement, of which so much of the step is done: `from` when it begins, `to` when it ends. */
  readonly during: <T>(
    connection: DuckDBConnection,
    span: { readonly from: number; readonly to: number },
    work: () => Promise<T>,
  ) => Promise<T>;
  /** Waits until nothing is written any more: what follows may set the progress itself. */
  readonly end: () => Promise<void>;
}

/** Tells how far a step of a batch is. @param total in the unit of the step: bytes for `read`, else rows */
export function tellerOf(
  ctx: Ctx,
  batch: BatchRow,
  { step, total }: Pick<Progress, 'step' | 'total'>,
): Teller {
  const since = batch.progress.step === step ? batch.progress.since : ctx.clock.now().toISOString();
  let [waiting, writing]: [number | null, Promise<void> | null] = [null, null];
  const write = async (): Promise<void> => {
    for (let done = waiting; done !== null; done = waiting) {
      waiting = null;
      const progress: Progress = { step, done: Math.min(Math.round(done), total), total, since };
      await ctx.database.inTenant(ctx, (tx) => noteProgress(tx, batch, progress));
    }
    writing = null;
  };
  const tell = (done: number): void => {
    waiting = done;
    // A figure that cannot be written fails no step: the next one may be.
    writing ??= write().catch(() => {
      writing = null;
    });
  };
  return {
    since,
    total,
    tell,
    during: async (connection, { from, to }, work) => {
      tell(from);
      return watched(connection, (share) => tell(from + (to - from) * share), work);
    },
    end: async () => {
      waiting = null;
      await writing;
    },
  };
}
