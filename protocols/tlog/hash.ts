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

/**
 * Hash of the node above two others that lie side by side in `hashes` from the byte `from` on, written to the byte `to` of
 * them. As a text of one character a byte it costs a third of what it costs as an object of its own.
 */
export function hashPairWithin(hashes: Buffer, from: number, to: number): void {
  hashes.copy(pair, 1, from, from + 2 * hashBytes);
  hashes.write(hash('sha256', pair, 'binary'), to, hashBytes, 'latin1');
}
