/** What is wrong with aliases of addresses. */
import { type AddressAliases, readAddress } from './people/index.ts';

/** An alias in the form in which addresses are compared. */
export interface PlainAlias {
  readonly was: string;
  readonly now: string;
}

/** Why an alias cannot be kept. */
export type AliasFault = 'empty' | 'same' | 'mixed' | 'twice' | 'chained';

/** Both names in the form in which they are compared. */
export const plainAlias = ({ was, now }: PlainAlias): PlainAlias => ({
  was: readAddress(was).plain,
  now: readAddress(now).plain,
});

/** Whether a plain address ends at a door: 石桥村3组12号, not 石桥村3组. */
export const isDoor = (plain: string): boolean => /\d+号/u.test(plain);

/**
 * The fault of each alias, null where there is none: names nothing, the same place twice, a door for a whole road, named in two
 * lines, or one whose new name is the old name of another: where it leads must be plain to see.
 */
export function aliasFaults(
  items: readonly PlainAlias[],
  kept: AddressAliases,
): (AliasFault | null)[] {
  const after = new Map([...kept, ...items.map(({ was, now }) => [was, now] as const)]);
  const goals = new Set(after.values());
  return items.map(({ was, now }, at) => {
    if (was === '' || now === '') return 'empty';
    if (was === now) return 'same';
    if (isDoor(was) !== isDoor(now)) return 'mixed';
    if (items.findIndex((other) => other.was === was) !== at) return 'twice';
    return after.has(now) || goals.has(was) ? 'chained' : null;
  });
}
