/** Merkle tree hashes of RFC 6962, section 2.1: SHA-256 with a prefix that tells leaves from nodes. */
import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const hashBytes = 32;

/** SHA-256. */
export function sha256(data: Uint8Array): Buffer {
  return hash('sha256', data, 'buffer');
}

/** The root of the tree without entries. */
export const emptyRoot: Buffer = sha256(new Uint8Array(0));

/** Hash of an entry as a leaf. */
export function leafHash(entry: Uint8Array): Buffer {
  const prefixed = Buffer.allocUnsafe(entry.length + 1);
  prefixed[0] = 0;
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

const pair = Buffer.alloc(1 + 2 * hashBytes);
pair[0] = 1;

/** Hash of a node above two others. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + hashBytes);
  return sha256(pair);
}

/** Hash of a node above two others that lie side by side. */
export function nodeHashOfPair(hashes: Uint8Array): Buffer {
  pair.set(hashes, 1);
  return sha256(pair);
}
