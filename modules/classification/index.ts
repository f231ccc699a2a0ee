/** The door of the module of classification. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { type Reading, readText } from './service/brain.ts';
import { modelOf, retrain, retrainTimer } from './service/model.ts';
import { insertCorrections } from './store/corrections.ts';

export { demoDescriptions } from './corpus/index.ts';
export type { Guess } from './service/brain.ts';

/** A town's classifier. */
export interface Classifier {
  /**
   * Reads a text for its category and for words of danger.
   * @param explains false: nobody goes by the guess, the deciding words stay empty
   */
  read(text: string, explains?: boolean): Promise<Reading>;
}

/** The classifier of the ctx's town. */
export async function classifier(ctx: Ctx): Promise<Classifier> {
  const model = await modelOf(ctx);
  return { read: (text, explains = true) => readText(text, model, explains) };
}

const retrainAfterSeconds = 300;

/** Keeps an officer's correction; the next training, minutes later, learns from it. */
export async function learn(
  tx: Tx,
  lesson: { readonly text: string; readonly categoryCode: string; readonly source: string },
): Promise<void> {
  if (!lesson.text.trim()) return;
  const now = tx.ctx.clock.now();
  await insertCorrections(tx, [
    {
      ...lesson,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      correctedBy: tx.ctx.actor.personId,
      correctedAt: now,
    },
  ]);
  const dueAt = new Date(now.getTime() + retrainAfterSeconds * 1000);
  await setTimers(tx, [{ kind: retrainTimer, subject: tx.ctx.tenantId, dueAt }]);
}

/** Trains the first model of a new town; it is used as soon as it is ready, half a minute later. */
export function trainFirstModel(ctx: Ctx): void {
  retrain(ctx).catch((error: Error) => process.emitWarning(error));
}
