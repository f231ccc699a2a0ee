/**
 * Content-addressed store on a disk: a file's name is the SHA-256 of its bytes, so the same photo
 * is kept once and a file can be proven unchanged. What `putFile` has acknowledged survives a
 * power cut: content is synced before the name appears, and the name's folder after it.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  constants,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { refusal } from './problems.ts';

/** Name of a stored file: 64 lower-case hex digits. */
export type FileKey = string & { readonly __brand: 'FileKey' };

/** The writing calls of the disk; tests replace one to make it fail. */
export interface DiskWriter {
  readonly open: (path: string, flags: 'wx' | 'r') => Promise<FileHandle>;
  readonly rename: (from: string, to: string) => Promise<void>;
}

/** An opened file: its size and the bytes asked for. The stream closes the file at its end. */
export interface OpenedFile {
  /** Whole file, bytes. */
  readonly sizeBytes: number;
  readonly stream: Readable;
}

/** First and last byte wanted, both included, as in an HTTP Range. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

const TEMPORARY = 'incoming';
const nodeDisk: DiskWriter = { open, rename };

/** True for the text form of a key; keeps `../` and the like away from paths. */
export function isFileKey(text: string): text is FileKey {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Where the file of `key` lies: `root/ab/cd/abcd…`. Throws `file-not-found` unless it is a key. */
export function pathOf(root: string, key: string): string {
  if (!isFileKey(key)) throw refusal('file-not-found');
  return join(root, key.slice(0, 2), key.slice(2, 4), key);
}

/**
 * Stores `bytes` under `root` (made if missing) and returns their key once they are on the disk.
 * Storing the same bytes again is harmless. Throws `storage-full` or `storage-not-writable`; then
 * nothing half written can ever be read.
 */
export async function putFile(
  root: string,
  bytes: Uint8Array,
  disk: DiskWriter = nodeDisk,
): Promise<FileKey> {
  const key = createHash('sha256').update(bytes).digest('hex') as FileKey;
  const path = pathOf(root, key);
  const temporary = join(root, TEMPORARY, `${key}.${randomUUID()}`);
  try {
    await makeDurableFolder(dirname(temporary), disk);
    await makeDurableFolder(dirname(path), disk);
    if ((await sizeOf(path)) !== bytes.length) {
      await writeSynced(temporary, bytes, disk);
      await disk.rename(temporary, path);
    }
    // Also when the file was there: another process may have named it and not yet synced the name.
    await syncFolder(dirname(path), disk);
    return key;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw storageProblem(error);
  }
}

/** Opens a stored file for reading. Throws `file-not-found` or `storage-not-writable`. */
export async function openFile(root: string, key: string, range?: ByteRange): Promise<OpenedFile> {
  const path = pathOf(root, key);
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY);
    const { size } = await file.stat();
    return { sizeBytes: size, stream: file.createReadStream({ ...range, autoClose: true }) };
  } catch (error) {
    await file?.close();
    throw systemCodeOf(error) === 'ENOENT' ? refusal('file-not-found') : storageProblem(error);
  }
}

/**
 * Removes a stored file; true if it was there. Several records may share one content: call this
 * only when the last of them is gone.
 */
export async function removeFile(root: string, key: string): Promise<boolean> {
  const path = pathOf(root, key);
  try {
    await unlink(path);
    await syncFolder(dirname(path), nodeDisk);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw storageProblem(error);
  }
}

/** Deletes half-written files that a killed process left before `before`; returns how many. */
export async function sweepIncoming(root: string, before: Date): Promise<number> {
  const folder = join(root, TEMPORARY);
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (!facts || facts.mtimeMs >= before.getTime()) continue;
    await unlink(join(folder, name)).catch(() => undefined);
    removed += 1;
  }
  return removed;
}

/** The problem to throw for a failed disk call; errors that are not the disk's stay as they are. */
export function storageProblem(error: unknown): unknown {
  const systemCode = systemCodeOf(error);
  if (systemCode === undefined) return error;
  if (['ENOSPC', 'EDQUOT'].includes(systemCode)) return refusal('storage-full');
  return refusal('storage-not-writable', { systemCode });
}

function systemCodeOf(error: unknown): string | undefined {
  const code =
    error instanceof Error && 'syscall' in error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

async function sizeOf(path: string): Promise<number | undefined> {
  const facts = await stat(path).catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  return facts?.size;
}

async function writeSynced(path: string, bytes: Uint8Array, disk: DiskWriter): Promise<void> {
  const file = await disk.open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a folder with its parents and syncs each parent that gained a child. */
async function makeDurableFolder(folder: string, disk: DiskWriter): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true });
  if (firstMade === undefined) return;
  const stop = dirname(resolve(firstMade));
  for (let parent = dirname(resolve(folder)); ; parent = dirname(parent)) {
    await syncFolder(parent, disk);
    if (parent === stop || parent === dirname(parent)) return;
  }
}

async function syncFolder(folder: string, disk: DiskWriter): Promise<void> {
  // Windows cannot open folders; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
