/** Who is told of what, and what screens hear. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { events } from '../contract/index.ts';

/** Something that residents are told. */
export interface Told {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly link: string;
}

/** Tells residents, except those whose data is stored only. */
export async function tellResidents(
  tx: Tx,
  personIds: readonly (string | null)[],
  told: Told,
): Promise<void> {
  const ids = [...new Set(personIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const { restricted } = await standingOf(tx, ids);
  const people = await peopleByIds(tx, ids);
  await queueMessages(
    tx,
    people
      .filter(({ id }) => !restricted.has(id))
      .map(({ id, name, phone }) => ({
        ...told,
        to: { personId: id, name, ...(phone ? { phone } : {}) },
        urgency: 'routine' as const,
      })),
  );
}

/** Tells every screen that something public changed; nothing in it is personal. */
export async function announce(
  tx: Tx,
  kind: 'suggestionChanged' | 'pollChanged' | 'consultationChanged' | 'roundChanged',
  subject: { readonly id: string; readonly number: string; readonly state: string },
): Promise<void> {
  const { id, number, state } = subject;
  await emit(tx, [
    { type: events[kind], subject: id, payload: { number, state }, audience: { everyone: true } },
  ]);
}

/** Tells a person's own screens that points moved. */
export async function announcePoints(tx: Tx, personIds: readonly string[]): Promise<void> {
  await emit(
    tx,
    [...new Set(personIds)].map((id) => {
      return { type: events.pointsMoved, subject: id, payload: {}, audience: { people: [id] } };
    }),
  );
}
