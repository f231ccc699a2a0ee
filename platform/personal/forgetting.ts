/** Erasing inside a transaction: tables that only grow let go of personal data here and nowhere else. */
import type { Tx } from '../database/index.ts';
import type { PersonConcerned } from './slots.ts';

/** Runs `work` with the leave to forget. */
export async function forgetting<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.client.query("SELECT set_config('app.forgetting', 'on', true)");
  const result = await work();
  await tx.client.query("SELECT set_config('app.forgetting', '', true)");
  return result;
}

/** What stands where a name stood. */
const someone = '某居民';

/**
 * What of a person may stand in free words: names of at least two characters, and everything that numbers
 * are written as. The longest first, so that no piece of one is left.
 */
export function wordsOf({ names, phones, emails }: PersonConcerned): string[] {
  const all = [...names, ...phones, ...emails].map((word) => word.trim());
  return [...new Set(all)]
    .filter((word) => [...word].length >= 2)
    .sort((a, b) => b.length - a.length);
}

/** A text without these words. */
export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, someone), text);
}
