/** Who is told what of requests, grants, corrections and subscriptions. */
import { queueMessages, type Urgency } from '#modules/messages/index.ts';
import { answerableOf, holdersOf, type Person } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/index.ts';

/** Something told to the staff of a department. */
export interface Told {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly urgency: Urgency;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly link: string;
}

/** Tells the heads of a department; where it has none, all of its staff. */
export async function tellDepartment(tx: Tx, departmentId: string, told: Told): Promise<void> {
  await send(tx, await answerableOf(tx, departmentId), told);
}

/** Tells those who lead the town: a deadline has passed. */
export async function tellLeaders(tx: Tx, told: Told): Promise<void> {
  await send(tx, await holdersOf(tx, 'leader'), told);
}

async function send(tx: Tx, people: readonly Person[], told: Told): Promise<void> {
  await queueMessages(
    tx,
    people.map(({ id, name, phone }) => ({
      ...told,
      to: { personId: id, name, ...(phone ? { phone } : {}) },
    })),
  );
}
