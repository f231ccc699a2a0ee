/** What a column is, by what its values look like. */
import type { ColumnProfile } from '../contract/shapes.ts';

/** Shapes that values are tried for; the first that fits most of them wins. */
export const shapes = [
  'idNumber',
  'socialCredit',
  'phone',
  'plate',
  'bankCard',
  'damaged',
  'date',
  'instant',
  'boolean',
  'integer',
  'decimal',
  'address',
  'name',
] as const;

/** Most values must fit; lists are never clean. */
const enough = 0.7;
/** A damaged number is told when even some are: the others of its column cannot be trusted. */
const enoughDamaged = 0.02;

/** The look of a column. @param shares of the filled values that fit each shape; empty for a column without any */
export function classOf(
  title: string,
  shares: ReadonlyMap<string, number>,
): Pick<ColumnProfile, 'looksLike' | 'share'> {
  if (shares.size === 0) return { looksLike: 'empty', share: 1 };
  const damaged = shares.get('damaged') ?? 0;
  if (damaged >= enoughDamaged) return { looksLike: 'damaged', share: damaged };
  const found = shapes.find((shape) => (shares.get(shape) ?? 0) >= enough && fits(shape, title));
  return found
    ? { looksLike: found, share: shares.get(found) ?? 0 }
    : { looksLike: 'text', share: 1 };
}

/** Two or four Chinese characters are a name only where the title says so. */
function fits(shape: string, title: string): boolean {
  return shape !== 'name' || /名|户主|联系人|法人|负责人|经办|老人|监护/.test(title);
}
