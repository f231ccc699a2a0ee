/** The newest values of a datastream, newest first: looks back in growing steps until there are enough. */
import type { Tx } from '#platform/database/index.ts';
import type { ObservedValue, ValuesQuestion } from '../types.ts';
import { valuesIn } from './history.ts';

/** Most values of one answer. */
const most = 10_000;
const firstStepMs = 3_600_000;

/** What is asked for, newest first. */
interface NewestQuestion extends Omit<ValuesQuestion, 'after'> {
  /** Which values count; all where it is left out. */
  readonly keep?: (value: ObservedValue) => boolean;
}

/** At most `limit` values of [from, to), the newest first. @throws span-upside-down */
export async function newestFirst(tx: Tx, question: NewestQuestion): Promise<ObservedValue[]> {
  const limit = Math.min(most, Math.max(1, question.limit));
  const found: ObservedValue[] = [];
  let end = question.to;
  for (let step = firstStepMs; found.length < limit && end > question.from; step *= 4) {
    const from = new Date(Math.max(question.from.getTime(), end.getTime() - step));
    found.push(...(await backwards(tx, { ...question, from, to: end }, limit - found.length)));
    end = from;
  }
  return found;
}

/** The last `limit` values of a span, the newest first. */
async function backwards(
  tx: Tx,
  { keep, ...span }: NewestQuestion,
  limit: number,
): Promise<ObservedValue[]> {
  let kept: ObservedValue[] = [];
  let after: string | undefined;
  do {
    const page = await valuesIn(tx, { ...span, limit: most, ...(after ? { after } : {}) });
    const items = keep ? page.items.filter(keep) : page.items;
    kept = [...kept, ...items].slice(-limit);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return kept.reverse();
}
