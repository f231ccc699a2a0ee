/** Keys of what is known by a key: one form for all ways of writing it. */
import { readAddress } from './addresses.ts';

/** A key in the form in which it is compared; empty when it is none. */
export function plainKey(field: string, written: string): string {
  if (field === 'address') {
    const { plain } = readAddress(written);
    return /\d/.test(plain) ? plain : '';
  }
  return written.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}
