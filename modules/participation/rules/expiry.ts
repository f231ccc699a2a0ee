/** When points expire: every deed's points last their days, and those that expire first are spent first. */
import type { EntryKind } from '../contract/words.ts';

/** An entry of an account, oldest first. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly points: number;
  /** Of an expiry: the entry whose rest expired. */
  readonly sourceId: string;
  readonly expiresAt: Date | null;
}

/** What is left of an entry. */
export interface Lot {
  readonly id: string;
  readonly left: number;
  readonly expiresAt: Date;
}

const never = new Date(8_640_000_000_000_000);

/** What is left of each deed, those that expire first in front. */
export function lotsOf(entries: readonly Entry[]): Lot[] {
  const lots: { id: string; left: number; expiresAt: Date }[] = [];
  for (const { id, kind, points, sourceId, expiresAt } of entries) {
    if (points > 0) {
      lots.push({ id, left: points, expiresAt: expiresAt ?? never });
      lots.sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
      continue;
    }
    const own = kind === 'expire' ? lots.filter((lot) => lot.id === sourceId) : lots;
    let owed = -points;
    for (const lot of own) {
      const taken = Math.min(lot.left, owed);
      lot.left -= taken;
      owed -= taken;
    }
  }
  return lots.filter(({ left }) => left > 0);
}

/** Lots whose time is over. */
export function expired(lots: readonly Lot[], now: Date): Lot[] {
  return lots.filter(({ expiresAt }) => expiresAt <= now);
}

/** What expires next, all of that instant together; null when nothing does. */
export function nextToExpire(
  lots: readonly Lot[],
): { readonly points: number; readonly at: Date } | null {
  const [first] = lots;
  if (!first || first.expiresAt.getTime() === never.getTime()) return null;
  const at = first.expiresAt;
  const points = lots
    .filter(({ expiresAt }) => expiresAt.getTime() === at.getTime())
    .reduce((sum, { left }) => sum + left, 0);
  return { points, at };
}
