/** How alike two short texts are: share of common pairs of characters (Dice's coefficient over bigrams). */

const noise = /[\s\p{P}\p{S}]/gu;

function pairs(text: string): Map<string, number> {
  const letters = [...text.normalize('NFKC').toLowerCase().replace(noise, '')];
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = `${letters[at]}${letters[at + 1]}`;
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

const sizeOf = (found: ReadonlyMap<string, number>): number =>
  [...found.values()].reduce((sum, count) => sum + count, 0);

/** Between 0 (nothing in common) and 1 (the same). */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairs(one), pairs(other)];
  const size = sizeOf(first) + sizeOf(second);
  if (size === 0) return 0;
  let common = 0;
  for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0);
  return (2 * common) / size;
}

/** Below this two suggestions are not shown side by side. */
export const alikeFrom = 0.3;
