/** Erasing a person: every module its part, what the declarations say, and what the platform keeps. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import {
  declaredTables,
  eraseRows,
  forgetting,
  heldRows,
  type KeptBack,
  type PersonConcerned,
  personalEraseSlot,
  wordsOf,
} from '#platform/personal/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { dropReplies, scrubReasons } from '../store/looks.ts';

/** What of the house an erasure asks. */
export interface House {
  readonly slots: Slots;
  readonly manifests: readonly Manifest[];
}

/** What stands in the way of erasing a person now. */
export async function obstaclesTo(
  tx: Tx,
  house: House,
  person: PersonConcerned,
): Promise<KeptBack[]> {
  const found: KeptBack[] = [];
  for (const { obstacles } of house.slots.all(personalEraseSlot)) {
    found.push(...(await obstacles(tx, person)));
  }
  return [...found, ...(await keptByLaw(tx, house, person.personId))];
}

/** What stays although everything else goes, with the law that says so. */
async function keptByLaw(tx: Tx, { manifests }: House, personId: string): Promise<KeptBack[]> {
  const kept: KeptBack[] = [];
  for (const declared of declaredTables(manifests)) {
    const fields = declared.fields.filter(({ lawKeeps }) => lawKeeps);
    if (fields.length === 0) continue;
    const rows = await heldRows(tx, { ...declared, fields }, personId);
    for (const { title, field, column, lawKeeps } of fields) {
      if (!lawKeeps || rows.every(({ values }) => !values.get(column))) continue;
      kept.push({ what: title ?? { zh: field, en: field }, why: lawKeeps, later: false });
    }
  }
  return kept;
}

/**
 * Erases a person in the running transaction, which must reach the whole town.
 * @returns what is to be done outside the database after the commit; harmless when done twice
 */
export async function erasePerson(
  tx: Tx,
  house: House,
  person: PersonConcerned,
): Promise<() => Promise<void>> {
  const later: (() => Promise<void>)[] = [];
  await forgetting(tx, async () => {
    // Higher modules first: they still find by name and number what lower ones then let go of.
    for (const { erase } of house.slots.all(personalEraseSlot).toReversed()) {
      const after = await erase(tx, person);
      if (after) later.push(after);
    }
    for (const declared of declaredTables(house.manifests)) {
      await eraseRows(tx, declared, person.personId);
    }
    const words = wordsOf(person);
    await scrubReasons(tx, person.personId, words);
    await dropReplies(tx, person.personId, words);
  });
  await audit(tx, [{ action: 'privacy.erase', subject: person.personId }]);
  return async () => {
    for (const after of later) await after();
  };
}
