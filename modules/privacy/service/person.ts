/** The person concerned, with everything the house knows it by. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { personById } from '#modules/people/index.ts';
import { emailOf } from '#modules/messages/index.ts';

/** Name and numbers of a person. @throws not-found */
export async function concerned(
  tx: Tx,
  personId: string,
): Promise<PersonConcerned & { readonly kind: 'staff' | 'resident'; readonly name: string }> {
  const person = await personById(tx, personId);
  if (!person) throw generalProblem('not-found', { what: '人员' });
  const email = await emailOf(tx, personId);
  return {
    personId,
    kind: person.kind,
    name: person.name,
    names: person.name ? [person.name] : [],
    phones: person.phone ? [person.phone] : [],
    emails: email ? [email] : [],
  };
}

/** Who is signed in. @throws sign-in-required for keys of other systems */
export function ownId(ctx: Ctx): string {
  if (!ctx.actor.personId) throw generalProblem('sign-in-required');
  return ctx.actor.personId;
}
