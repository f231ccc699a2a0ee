/** The right edge of a growing log: what must be known to add entries and to say the root. */
import { readBundle, writeBundle } from './bundle.ts';
import { emptyRoot, leafHash, nodeHash } from './hash.ts';
import { hashesIn, type TileAt, tileWidth, widthIn } from './tiles.ts';
import { topOf, type TileSource } from './tree.ts';

/** A tile or bundle with its bytes. */
export interface WrittenTile extends TileAt {
  readonly bytes: Buffer;
}

/** A log from its right side; grows by `append`. */
export class Edge {
  #size = 0;
  /** Hashes of the partial tile of each level. */
  readonly #levels: Buffer[][] = [];
  /** Entries of the partial bundle. */
  #entries: Buffer[] = [];

  /** Entries so far. */
  get size(): number {
    return this.#size;
  }

  /** Takes up a log of `size` entries from its partial tiles. */
  static async load(size: number, source: TileSource): Promise<Edge> {
    const edge = new Edge();
    const tiles = partialTiles(size);
    const bytes = await source(tiles);
    for (const [at, tile] of tiles.entries()) {
      if (tile.level === 'entries') edge.#entries = readBundle(bytes[at] as Uint8Array);
      else edge.#levels[tile.level] = hashesIn(bytes[at] as Uint8Array, tile.width);
    }
    for (let level = 0; level < edge.#levels.length; level += 1) edge.#levels[level] ??= [];
    edge.#size = size;
    return edge;
  }

  /** Adds entries. @returns the tiles and bundles that are new or longer than before */
  append(entries: readonly Buffer[]): WrittenTile[] {
    const full: WrittenTile[] = [];
    const touched = new Set<number>();
    for (const entry of entries) {
      this.#entries.push(entry);
      this.#push(0, leafHash(entry), { full, touched });
      this.#size += 1;
    }
    const partial = [...touched].flatMap((level) => this.#partial(level));
    const rest = this.#entries.length;
    if (entries.length > 0 && rest > 0) {
      const index = Math.floor(this.#size / tileWidth);
      partial.push({ level: 'entries', index, width: rest, bytes: writeBundle(this.#entries) });
    }
    return [...full, ...partial];
  }

  /** The root of all entries. */
  root(): Buffer {
    let root: Buffer | null = null;
    for (const hashes of this.#levels) {
      for (let bit = 1; bit < tileWidth; bit *= 2) {
        if ((hashes.length & bit) === 0) continue;
        const start = Math.floor(hashes.length / (2 * bit)) * 2 * bit;
        const top = topOf(hashes.slice(start, start + bit));
        root = root ? nodeHash(top, root) : top;
      }
    }
    return root ?? emptyRoot;
  }

  #push(level: number, hash: Buffer, written: { full: WrittenTile[]; touched: Set<number> }): void {
    const hashes = (this.#levels[level] ??= []);
    hashes.push(hash);
    written.touched.add(level);
    if (hashes.length < tileWidth) return;
    const index = Math.floor(this.#size / tileWidth ** (level + 1));
    written.full.push({ level, index, width: tileWidth, bytes: Buffer.concat(hashes) });
    if (level === 0) {
      const bytes = writeBundle(this.#entries);
      written.full.push({ level: 'entries', index, width: tileWidth, bytes });
      this.#entries = [];
    }
    this.#levels[level] = [];
    this.#push(level + 1, topOf(hashes), written);
  }

  #partial(level: number): WrittenTile[] {
    const hashes = this.#levels[level] ?? [];
    if (hashes.length === 0) return [];
    const index = Math.floor(this.#size / tileWidth ** (level + 1));
    return [{ level, index, width: hashes.length, bytes: Buffer.concat(hashes) }];
  }
}

/** The partial tiles of a log of this size, its partial bundle too. */
export function partialTiles(size: number): TileAt[] {
  const tiles: TileAt[] = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const index = Math.floor(size / tileWidth ** (level + 1));
    const width = widthIn(size, level, index);
    if (width === 0) continue;
    if (level === 0) tiles.push({ level: 'entries', index, width });
    tiles.push({ level, index, width });
  }
  return tiles;
}
