/** Rules that a town begins with and that no scene ships. */
import type { Tx } from '#platform/database/index.ts';
import { silenceRules } from '../catalogue/rules.ts';
import { addRulesIn } from './edit-rules.ts';

/** Gives a town these rules; a code that is there already stays as it is. */
export async function addShippedRules(tx: Tx): Promise<void> {
  await addRulesIn(tx, silenceRules);
}
