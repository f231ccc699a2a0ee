/** Trains anew after corrections. */
import type { TimerHandler } from '#platform/module/index.ts';
import { retrain, retrainTimer } from './service/model.ts';

/**
 * Training takes seconds and reads only what is committed, so it runs after the timer's own
 * transaction; a process killed meanwhile learns with the next correction.
 */
export const retrainHandler: TimerHandler = {
  kind: retrainTimer,
  handle: async (tx) => {
    setImmediate(() => {
      retrain(tx.ctx).catch((error: Error) => process.emitWarning(error));
    });
  },
};
