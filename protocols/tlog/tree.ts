/** Roots and proofs (RFC 6962, 2.1) computed from tiles. */
import { emptyRoot, hashBytes, hashPairWithin, nodeHash } from './hash.ts';
import { type NodeAt, placeOf, type TileAt, tileWidth, widthIn } from './tiles.ts';
import { TlogFault } from './fault.ts';

/** Gives tiles of a tree, in the order asked for. */
export type TileSource = (tiles: readonly TileAt[]) => Promise<readonly Uint8Array[]>;

/** Hash of neighbouring entries: the nodes from left to right that make it. */
type Range = readonly NodeAt[];

/** The root of the first `size` entries. */
export async function rootOf(size: number, source: TileSource): Promise<Buffer> {
  if (size === 0) return emptyRoot;
  const [root] = await hashesOf([rangeOf(0, size)], size, source);
  return root as Buffer;
}

/** Proof that an entry is in the tree of this size: siblings from the leaf up. */
export async function inclusionProof(
  index: number,
  size: number,
  source: TileSource,
): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new TlogFault(`entry ${index} is not in a tree of ${size}`);
  return hashesOf(pathOf(index, 0, size), size, source);
}

/** Proof that the tree of `size` entries begins with that of `oldSize` (1 or more). */
export async function consistencyProof(
  oldSize: number,
  size: number,
  source: TileSource,
): Promise<Buffer[]> {
  if (oldSize < 1 || oldSize > size) {
    throw new TlogFault(`there is no consistency proof from ${oldSize} to ${size}`);
  }
  const ranges = subproof(oldSize, { from: 0, to: size, known: true });
  return hashesOf(ranges, size, source);
}

/** Largest power of two below n (n ≥ 2). */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The nodes of the entries from `from` to before `to`; `from` is a multiple of each one's width. */
export function rangeOf(from: number, to: number): Range {
  const nodes: NodeAt[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (2 ** (level + 1) <= to - at) level += 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

function pathOf(index: number, from: number, to: number): Range[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...pathOf(index, from, middle), rangeOf(middle, to)]
    : [...pathOf(index, middle, to), rangeOf(from, middle)];
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** The old tree's own root, which the reader knows. */
  readonly known: boolean;
}

function subproof(oldSize: number, { from, to, known }: Span): Range[] {
  if (oldSize === to - from) return known ? [] : [rangeOf(from, to)];
  const split = splitOf(to - from);
  const middle = from + split;
  return oldSize <= split
    ? [...subproof(oldSize, { from, to: middle, known }), rangeOf(middle, to)]
    : [...subproof(oldSize - split, { from: middle, to, known: false }), rangeOf(from, middle)];
}

async function hashesOf(
  ranges: readonly Range[],
  size: number,
  source: TileSource,
): Promise<Buffer[]> {
  const wanted = new Map<string, TileAt>();
  for (const node of ranges.flat()) {
    const { tileLevel: level, tileIndex: index } = placeOf(node);
    wanted.set(`${level}/${index}`, { level, index, width: widthIn(size, level, index) });
  }
  const tiles = await source([...wanted.values()]);
  const known = new Map(
    [...wanted].map(([key, { width }], at) => [key, { width, bytes: tiles[at] }]),
  );
  const hashOf = (node: NodeAt): Buffer => {
    const { tileLevel, tileIndex, first, count } = placeOf(node);
    const tile = known.get(`${tileLevel}/${tileIndex}`);
    if (!tile?.bytes) throw new TlogFault(`tile ${tileLevel}/${tileIndex} is missing`);
    if (tile.bytes.length !== tile.width * hashBytes) {
      throw new TlogFault(`the tile has ${tile.bytes.length} bytes, not ${tile.width * hashBytes}`);
    }
    return topIn(tile.bytes, first, count);
  };
  return ranges.map((range) => joined(range.map(hashOf)));
}

/** The node above 2^k hashes of one height. */
export function topOf(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at + 1 < level.length; at += 2) {
      above.push(nodeHash(level[at] as Buffer, level[at + 1] as Buffer));
    }
    level = above;
  }
  if (!level[0]) throw new TlogFault('a tile is too short');
  return level[0];
}

/** Nodes made of a tile's hashes, as long as somebody keeps the tile: tiles never change. */
const tops = new WeakMap<Uint8Array, Map<number, Buffer>>();

/** The node above `count` hashes of a tile, from the `first` on. */
function topIn(tile: Uint8Array, first: number, count: number): Buffer {
  const known = tops.get(tile) ?? new Map<number, Buffer>();
  tops.set(tile, known);
  const key = first * 2 * tileWidth + count;
  const top =
    known.get(key) ?? topOfBytes(tile.subarray(first * hashBytes, (first + count) * hashBytes));
  known.set(key, top);
  return top;
}

/** The node above 2^k hashes that lie one after the other: a proof reads 255 of them a tile, without an object each. */
function topOfBytes(hashes: Uint8Array): Buffer {
  let left = hashes.length / hashBytes;
  if (left < 1) throw new TlogFault('a tile is too short');
  const level = Buffer.from(hashes);
  for (; left > 1; left /= 2) {
    for (let at = 0; at < left; at += 2)
      hashPairWithin(level, at * hashBytes, (at / 2) * hashBytes);
  }
  // A copy, so that the whole level is not kept for it.
  return Buffer.from(level.subarray(0, hashBytes));
}

/** Full subtrees from left to right, each smaller than the one before, joined from the right. */
function joined(hashes: readonly Buffer[]): Buffer {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}
