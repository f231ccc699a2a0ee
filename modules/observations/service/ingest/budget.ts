/** What each device may send: a budget of its model, kept by the process that hears the device. */
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type Budget, TokenBucket } from '../../rules/token-bucket.ts';

/** Holds until the device's model is known here. */
const unknownModel: Budget = { perSecond: 20, burst: 200 };
const budgets = new Map<string, Budget>();
const buckets = new Map<string, TokenBucket>();

/** Notes the budget of a device's model. */
export function setBudget(thingId: string, budget: Budget): void {
  budgets.set(thingId, budget);
}

/** Looks up the budget of a device's model; a door calls it when a device connects. */
export async function learnBudget(ctx: Ctx, thingId: string): Promise<void> {
  if (budgets.has(thingId)) return;
  const [directory, models] = await Promise.all([thingsOf(ctx), modelsOf(ctx)]);
  const thing = directory.byId(thingId);
  const compiled = thing && models.of(thing);
  if (compiled) setBudget(thingId, compiled.model.budget);
}

/**
 * Spends one message of a device's budget.
 * @returns 0: take it now; else milliseconds to wait, in which the door reads nothing more from it
 */
export function allow(thing: Pick<Thing, 'id'>, now: Date | number): number {
  const nowMs = Number(now);
  const budget = budgets.get(thing.id) ?? unknownModel;
  let bucket = buckets.get(thing.id);
  if (!bucket) {
    bucket = new TokenBucket(budget, nowMs);
    buckets.set(thing.id, bucket);
  }
  return bucket.spend(budget, nowMs);
}
