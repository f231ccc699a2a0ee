/** What other modules offer to the catalogue in this process, known by its database. */
import type { Database } from '#platform/database/index.ts';
import type { Slots } from '#platform/slots/index.ts';

const known = new WeakMap<Database, Slots>();

/** Keeps them at the start. */
export function keepSlots(database: Database, slots: Slots): void {
  known.set(database, slots);
}

/** The offers; null before the start (demo load). */
export function slotsOf(database: Database): Slots | null {
  return known.get(database) ?? null;
}
