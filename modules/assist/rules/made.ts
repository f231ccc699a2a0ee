/** What of a session's acts a resident takes home: each thing once, under its last act. */
interface Act {
  readonly kind: string;
  readonly isReading: boolean;
  readonly outcome: string;
  readonly reference: string;
}

/**
 * Acts that changed something and went through, oldest first. Steps on the way (a draft begun, a time held and then
 * confirmed) carry the number of what they led to, or none: each number stands once, and steps without a number only where
 * nothing of their kind has one.
 * @param acts newest first
 */
export function madeOf<T extends Act>(acts: readonly T[]): T[] {
  const done = acts.filter(({ isReading, outcome }) => !isReading && outcome === 'done');
  const numbered = new Set(done.filter(({ reference }) => reference).map(({ kind }) => kind));
  const seen = new Set<string>();
  const made = done.filter(({ kind, reference }) => {
    const key = `${kind}|${reference}`;
    if (seen.has(key) || (!reference && numbered.has(kind))) return false;
    seen.add(key);
    return true;
  });
  return made.reverse();
}
