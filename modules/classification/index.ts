/** The door of the module of classification. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { classify, explain } from './rules/index.ts';
import { modelOf, retrain } from './service/model.ts';
import { insertCorrections } from './store/corrections.ts';
import { type Urgency, urgencyOf } from './urgency.ts';

export { demoDescriptions } from './corpus/index.ts';

/** What the classifier thinks of a text. */
export interface Guess {
  readonly categoryCode: string;
  /** Calibrated, 0 to 1. */
  readonly probability: number;
  /** The three best. */
  readonly ranked: readonly { readonly categoryCode: string; readonly probability: number }[];
  /** Words of the text that decided, strongest first. */
  readonly decidingWords: readonly string[];
}

/** A town's classifier. */
export interface Classifier {
  /**
   * The category of a text; null until a model was trained.
   * @param explains false: nobody goes by the guess, the deciding words stay empty
   */
  guess(text: string, explains?: boolean): Guess | null;
  /** Words of danger in a text. */
  urgency(text: string): Urgency;
}

/** The classifier of the ctx's town. */
export async function classifier(ctx: Ctx): Promise<Classifier> {
  const model = await modelOf(ctx);
  return {
    urgency: urgencyOf,
    guess: (text, explains = true) => {
      if (!model) return null;
      const { label, probability, ranked } = classify(model, text, 3);
      return {
        categoryCode: label,
        probability,
        ranked: ranked.map((one) => ({ categoryCode: one.label, probability: one.probability })),
        decidingWords: explains ? explain(model, text, label, 4).map(({ phrase }) => phrase) : [],
      };
    },
  };
}

/** Name of the timer that trains anew some minutes after a correction. */
export const retrainTimer = 'classification.retrain';
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
