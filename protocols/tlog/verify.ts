/**
 * Checking proofs against roots: RFC 6962 section 2.1 (algorithms as in RFC 9162, 2.1.3.2 and 2.1.4.2), and
 * the subtrees of draft-ietf-plants-merkle-tree-certs, section 4. Whole numbers up to 2^53 - 1.
 */
import { emptyRoot, hashBytes, nodeHash } from './hash.ts';

/** An entry's place in a tree. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the entry with this leaf hash stands at this index of the tree with this root. */
export function verifyInclusion(
  root: Uint8Array,
  { index, size, leaf, proof }: Inclusion,
): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  if (![root, leaf, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let computed = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      computed = nodeHash(sibling, computed);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else computed = nodeHash(computed, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(computed, root);
}

/** A part of a tree that stands in it as one node, or as the right edge of a smaller tree. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

/** Whether a subtree may be spoken of: its start is a multiple of the power of two that holds it. */
function isSubtree({ start, end }: Subtree): boolean {
  if (!isSize(start) || !isSize(end) || start >= end) return false;
  let room = 1;
  while (room < end - start) room *= 2;
  return start % room === 0;
}

/** Whether an entry stands in a subtree with this root. */
export function verifySubtreeInclusion(
  root: Uint8Array,
  subtree: Subtree,
  { index, leaf, proof }: Omit<Inclusion, 'size'>,
): boolean {
  const { start, end } = subtree;
  if (!isSubtree(subtree) || index < start || index >= end) return false;
  return verifyInclusion(root, { index: index - start, size: end - start, leaf, proof });
}

/** Two trees, of which the first should be how the second began. */
export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the larger tree begins with the smaller one. The empty tree proves nothing: false. */
export function verifyConsistency({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (oldSize === 0) return false;
  return verifySubtreeConsistency({ start: 0, end: oldSize }, oldRoot, { size, root, proof });
}

/** Whether a subtree with this root is part of the tree with that root. */
export function verifySubtreeConsistency(
  subtree: Subtree,
  subtreeRoot: Uint8Array,
  { size, root, proof }: Pick<Consistency, 'size' | 'root' | 'proof'>,
): boolean {
  const { start, end } = subtree;
  if (![start, end, size].every(isSize) || end > size) return false;
  if (start === end) return proof.length === 0 && equal(subtreeRoot, emptyRoot);
  if (!isSubtree(subtree)) return false;
  if (start === 0 && end === size) return proof.length === 0 && equal(subtreeRoot, root);
  if (![subtreeRoot, root, ...proof].every(isHash)) return false;
  let [first, node, last] = [start, end - 1, size - 1];
  const climb = (): void => {
    [first, node, last] = [half(first), half(node), half(last)];
  };
  if (node === last) while (first !== node) climb();
  else while (first !== node && isOdd(node)) climb();
  const rest = [...proof];
  const seed = first === node ? subtreeRoot : rest.shift();
  if (!seed) return false;
  let [low, high] = [seed, seed];
  for (const each of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      if (first < node) low = nodeHash(each, low);
      high = nodeHash(each, high);
      while (!isOdd(node) && node !== 0) climb();
    } else high = nodeHash(high, each);
    climb();
  }
  return last === 0 && equal(low, subtreeRoot) && equal(high, root);
}

const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isHash = (bytes: Uint8Array): boolean => bytes.length === hashBytes;

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
