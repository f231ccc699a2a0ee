/**
 * What a log publishes, as files: `<data>/ledger/<code>/checkpoint` and `tile/…`. A file is written beside
 * its place, put on the disk and moved there, so that a reader never sees half of it.
 */
import { statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  hashBytes,
  headOfBundle,
  readCheckpoint,
  readNote,
  type TileAt,
  tileFolder,
  tilePath,
  tileWidth,
  type WrittenTile,
} from '#protocols/tlog/index.ts';
import { TileReader } from './tile-reader.ts';

/** A signed head as it is published. */
export interface PublishedHead {
  readonly size: number;
  readonly note: string;
}

/** The files of one log. */
export class LogFiles {
  readonly directory: string;
  /** Full tiles used lately, the latest last; they never change. */
  readonly #full = new Map<string, Buffer>();
  /** Full tiles that are being read: who asks meanwhile waits for the same. */
  readonly #reading = new Map<string, Promise<Buffer | null>>();
  readonly #reader = new TileReader();
  /** The longest partial tiles read under the checkpoint that is known: a few at the right edge. */
  readonly #partials = new Map<string, Buffer>();
  /** The checkpoint read last, and by what its file is known again. */
  #head: { readonly mark: string; readonly head: PublishedHead | null } | null = null;

  constructor(dataDirectory: string, code: string) {
    this.directory = join(dataDirectory, 'ledger', code);
  }

  /** The published checkpoint; null before the first. */
  checkpoint(): Promise<string | null> {
    return readFile(join(this.directory, 'checkpoint'), 'utf8').catch(whenMissing);
  }

  /**
   * The published head, read again only when the file is another one: each is moved into its place. The look at the
   * file, whose inode is in memory after the first, takes microseconds; in a thread it would wait for its turn.
   * @returns null before the first, and for a file that is no checkpoint
   */
  async head(): Promise<PublishedHead | null> {
    const mark = markOf(join(this.directory, 'checkpoint'));
    if (this.#head?.mark === mark) return this.#head.head;
    this.#partials.clear();
    const head = headIn(await this.checkpoint());
    this.#head = { mark, head };
    return head;
  }

  /** Publishes a checkpoint; everything that it speaks of must be on the disk before. */
  async writeCheckpoint(note: string): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await this.#put('checkpoint', Buffer.from(note));
    await syncFolder(this.directory);
  }

  /** Moves the published checkpoint out of the way, under a name with the time. */
  async putAside(at: Date): Promise<void> {
    const place = join(this.directory, 'checkpoint');
    const name = `checkpoint.left-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(place, join(this.directory, name)).catch(whenMissing);
    this.forget();
  }

  /** Lets go of the tiles in memory: the files were changed from outside. */
  forget(): void {
    this.#full.clear();
    this.#reading.clear();
    this.#partials.clear();
    this.#head = null;
  }

  /**
   * A tile or bundle of this width; a longer one is cut.
   * @returns null when there is none as long as that
   */
  async tile(at: TileAt): Promise<Buffer | null> {
    const folder = tileFolder(at.level, at.index);
    const known = this.#full.get(folder);
    if (known) {
      this.#remember(folder, known);
      return cut(known, at);
    }
    const begun = this.#partials.get(folder);
    const enough = begun && at.width < tileWidth ? cut(begun, at) : null;
    if (enough) return enough;
    const whole = await this.#whole(folder, at);
    if (whole) return cut(whole, at);
    if (at.width === tileWidth) return null;
    return this.#partial(folder, at);
  }

  /** Writes tiles and bundles and waits until they are on the disk. */
  async writeTiles(tiles: readonly WrittenTile[]): Promise<void> {
    const folders = new Set<string>();
    for (const tile of tiles) {
      const path = tilePath(tile);
      await mkdir(dirname(join(this.directory, path)), { recursive: true });
      folders.add(dirname(path));
    }
    await eachFew(tiles, (tile) => this.#put(tilePath(tile), tile.bytes));
    for (const folder of folders) await syncFolder(join(this.directory, folder));
  }

  /** Removes partial tiles that a longer or the full one has made needless. */
  async removeOutgrown(tiles: readonly WrittenTile[]): Promise<void> {
    for (const { level, index, width } of tiles) {
      const folder = join(this.directory, `${tileFolder(level, index)}.p`);
      if (width === tileWidth) await rm(folder, { recursive: true, force: true });
      else {
        const shorter = (await widthsIn(folder)).filter((each) => each < width);
        for (const each of shorter) await rm(join(folder, String(each)), { force: true });
      }
    }
  }

  #whole(folder: string, { level }: TileAt): Promise<Buffer | null> {
    const begun = this.#reading.get(folder);
    if (begun) return begun;
    const path = join(this.directory, folder);
    const reading = (level === 'entries' ? readFile(path) : this.#reader.read(path))
      .then((whole) => {
        this.#remember(folder, whole);
        return whole;
      }, whenMissing)
      .finally(() => this.#reading.delete(folder));
    this.#reading.set(folder, reading);
    return reading;
  }

  async #partial(folder: string, at: TileAt): Promise<Buffer | null> {
    const path = join(this.directory, `${folder}.p`);
    for (const width of (await widthsIn(path)).filter((each) => each >= at.width)) {
      const bytes = await readFile(join(path, String(width))).catch(whenMissing);
      if (!bytes) continue;
      this.#partials.set(folder, bytes);
      return cut(bytes, at);
    }
    // The full tile may have taken the place of the partial ones between the two looks.
    const whole = await readFile(join(this.directory, folder)).catch(whenMissing);
    return whole ? cut(whole, at) : null;
  }

  async #put(path: string, bytes: Buffer): Promise<void> {
    const place = join(this.directory, path);
    const draft = `${place}.draft`;
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
  }

  /** The tiles near the root, which every proof needs, are not driven out by leaves that one proof needs. */
  #remember(folder: string, bytes: Buffer): void {
    if (!this.#full.delete(folder) && this.#full.size >= mostKnown) {
      const [oldest] = this.#full.keys();
      if (oldest !== undefined) this.#full.delete(oldest);
    }
    this.#full.set(folder, bytes);
  }
}

/** Full tiles kept in memory, 8 KB each. */
const mostKnown = 512;
const writtenAtOnce = 8;

async function eachFew<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += writtenAtOnce) {
    await Promise.all(items.slice(at, at + writtenAtOnce).map(work));
  }
}

async function widthsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(whenMissing);
  return (names ?? [])
    .map(Number)
    .filter(Number.isInteger)
    .toSorted((a, b) => a - b);
}

/** By what a file is known again; empty where there is none. */
function markOf(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.ino}/${found.mtimeMs}/${found.size}` : '';
  } catch (error) {
    whenMissing(error as NodeJS.ErrnoException);
    return '';
  }
}

function cut(bytes: Buffer, { level, width }: TileAt): Buffer | null {
  if (level === 'entries') return headOfBundle(bytes, width);
  // The same object for the same tile: what is hashed of it is known by it.
  if (bytes.length === width * hashBytes) return bytes;
  return bytes.length < width * hashBytes ? null : bytes.subarray(0, width * hashBytes);
}

function headIn(note: string | null): PublishedHead | null {
  if (note === null) return null;
  try {
    return { size: readCheckpoint(readNote(note).text).size, note };
  } catch {
    return null;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function whenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null;
  throw error;
}
