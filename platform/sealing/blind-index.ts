/**
 * Blind index: a keyed digest beside a sealed value, by which exactly this value is found again. Keyed for
 * each town and column: the same number in two towns, or in two columns, has nothing in common.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { canonicalMobile, wholeIdentityNumber } from '../text/index.ts';
import type { CipherName } from './cipher.ts';
import { keyObjectOf } from './key-object.ts';

/** How a value is brought into the one form in which it is compared. */
export type IndexedKind = 'phone' | 'idNumber' | 'email' | 'text';

/** Length of an index that must tell all values of a town apart, bits. */
const fullBits = 128;

/**
 * The index of a value, in base64url.
 *
 * @param key the column's own key
 * @param bits shorter than 128 where the values are few: then several share an index, whoever steals
 * the column cannot count who has which, and the finder compares the opened values
 */
export function blindIndex(key: ColumnKey, value: string, bits: number = fullBits): string {
  const digest = createHmac(key.hash, keyObjectOf(key.bytes)).update(value).digest();
  const bytes = digest.subarray(0, Math.ceil(bits / 8));
  const spare = bytes.length * 8 - bits;
  const last = bytes.length - 1;
  bytes[last] = ((bytes[last] ?? 0) >> spare) << spare;
  return bytes.toString('base64url');
}

/** The key of one column of one town. */
export interface ColumnKey {
  readonly hash: 'sha256' | 'sm3';
  readonly bytes: Buffer;
}

/** Derives a column's key from the town's index key (RFC 5869). */
export function columnKey(townKey: Buffer, cipher: CipherName, column: string): ColumnKey {
  const hash = cipher === 'sm4' ? 'sm3' : 'sha256';
  return { hash, bytes: Buffer.from(hkdfSync(hash, townKey, '', `zhenshu index ${column}`, 32)) };
}

/**
 * One form for the same value: NFKC without spaces; telephones as eleven digits where they are mobile,
 * identity numbers with a capital X and of 18 places, e-mail addresses in small letters.
 */
export function indexedForm(kind: IndexedKind, value: string): string {
  const plain = value.normalize('NFKC').trim();
  switch (kind) {
    case 'phone':
      return canonicalMobile(plain) ?? plain.replace(/[^\d]/g, '');
    case 'idNumber':
      return wholeIdentityNumber(plain);
    case 'email':
      return plain.replace(/\s/g, '').toLowerCase();
    case 'text':
      return plain.replace(/\s+/g, ' ');
  }
}
