/** Where the hashes of a tree lie in tiles (c2sp.org/tlog-tiles): 256 hashes of one height a tile. */
import { hashBytes } from './hash.ts';
import { TlogFault } from './fault.ts';

/** Hashes of a full tile, and entries of a full bundle. */
export const tileWidth = 256;
const heightBits = 8;

/** A tile, or an entry bundle when `level` is `entries`. */
export interface TileAt {
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries in it: 1 to 256, below 256 it is partial. */
  readonly width: number;
}

/** Path of a tile below the log's address: `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: TileAt): string {
  return `${tileFolder(level, index)}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** Path of the full tile; its partial ones lie in the folder of this name with `.p` behind it. */
export function tileFolder(level: TileAt['level'], index: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/.../g) ?? [];
  const path = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${path}`;
}

const shape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads such a path. @throws TlogFault when it is none, or not written in the one right way */
export function parseTilePath(path: string): TileAt {
  const [, level = '', name = '', partial] = shape.exec(path) ?? [];
  const index = Number(name.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? tileWidth : Number(partial);
  const at: TileAt = { level: level === 'entries' ? level : Number(level), index, width };
  const isWithin = Number.isSafeInteger(index) && (at.level === 'entries' || at.level < 64);
  if (name === '' || !isWithin || (partial !== undefined && width >= tileWidth)) {
    throw new TlogFault(`${path} is not the path of a tile`);
  }
  if (tilePath(at) !== path) throw new TlogFault(`${path} has leading zeroes`);
  return at;
}

/** Width of a tile in a tree of this size; 0 when the tree does not reach it. */
export function widthIn(size: number, level: TileAt['level'], index: number): number {
  const below = level === 'entries' ? 0 : level;
  const hashes = Math.floor(size / tileWidth ** below);
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** A full subtree of 2^level entries, the index-th of its height. */
export interface NodeAt {
  readonly level: number;
  readonly index: number;
}

/** Where a node is found: the tile, the first of its hashes, and how many are hashed together. */
export interface NodeInTile {
  readonly tileLevel: number;
  readonly tileIndex: number;
  readonly first: number;
  readonly count: number;
}

/** The place of a node. */
export function placeOf({ level, index }: NodeAt): NodeInTile {
  const count = 2 ** (level % heightBits);
  const position = index * count;
  return {
    tileLevel: Math.floor(level / heightBits),
    tileIndex: Math.floor(position / tileWidth),
    first: position % tileWidth,
    count,
  };
}

/** The hashes of a tile one by one. @throws TlogFault when its length does not fit the width */
export function hashesIn(tile: Uint8Array, width: number): Buffer[] {
  if (tile.length !== width * hashBytes) {
    throw new TlogFault(`the tile has ${tile.length} bytes, not ${width * hashBytes}`);
  }
  const bytes = Buffer.from(tile.buffer, tile.byteOffset, tile.length);
  return Array.from({ length: width }, (_, at) =>
    bytes.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
}
