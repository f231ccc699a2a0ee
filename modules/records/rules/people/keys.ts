/** Keys of what is known by a key: one form for all ways of writing it. */
import { type AddressAliases, readAddress } from './addresses.ts';

/** A key in the form in which it is compared; empty when it is none. */
export function plainKey(
  field: string,
  written: string,
  aliases: AddressAliases = new Map(),
): string {
  if (field === 'address') {
    const { plain } = readAddress(written, aliases);
    return /\d/.test(plain) ? plain : '';
  }
  return written.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}
