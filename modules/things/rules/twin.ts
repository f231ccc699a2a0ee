/** Desired and reported state: merging, and what a device must change. */
import { isDeepStrictEqual } from 'node:util';
import type { Twin } from '../types.ts';

type State = Readonly<Record<string, unknown>>;

/** A state after a patch: members are replaced, `null` removes one (RFC 7396, first level). */
export function merged(state: State, patch: State): Record<string, unknown> {
  const result: Record<string, unknown> = { ...state };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}

/**
 * What the device must change to be as desired. Null when nothing differs, and always null while the
 * reported state is unknown: a state that was never read must not be written over.
 */
export function deltaOf(twin: Pick<Twin, 'desired' | 'reported'>): Record<string, unknown> | null {
  if (twin.reported === null) return null;
  const reported = twin.reported;
  const differing = Object.entries(twin.desired).filter(
    ([key, value]) => !isDeepStrictEqual(value, reported[key]),
  );
  return differing.length > 0 ? Object.fromEntries(differing) : null;
}

/** Whether a report that came is newer than what is known. */
export function isNewer(at: Date, known: Date | null): boolean {
  return known === null || at.getTime() >= known.getTime();
}
