/** Whose bills an act is about: computed here and nowhere else. */
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';

/** The resident who pays: oneself, or the one for whom a relative or a clerk acts. @throws sign-in-required, mandate-does-not-cover */
export function payerOf(ctx: Ctx): string {
  return subjectOf(ctx, 'payment');
}

/** Who acts for the payer, where it is another. */
export function actedBy({ actor }: Ctx): string | null {
  return actor.onBehalfOf ? actor.personId : null;
}

/** The house itself: money moves because a channel says so, not because of who looked. */
export function asHouse(ctx: Ctx): Ctx {
  return { ...ctx, actor: systemActor };
}
