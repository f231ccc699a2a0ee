/** Files as they came, sealed whole: `ZL1`, nonce, AES-256-GCM, tag. DuckDB's own files seal themselves. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const mark = Buffer.from('ZL1\n');
const nonceBytes = 12;
const tagBytes = 16;

const keyOf = (fileKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, '', 'zhenshu lake file', 32));

/** A key of 192 random bits, written in the 32 characters that DuckDB takes as a key of AES-256. */
export function newFileKey(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Seals what comes into a file, which appears whole or not at all. Sealed pieces are gathered and written while the next ones come: a
 * body arrives in pieces of 64 KB, and a write each costs more than the cipher.
 * @returns its bytes on disk
 */
export async function sealInto(
  path: string,
  fileKey: string,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(fileKey), nonce);
  const draft = `${path}.part`;
  const file = await open(draft, 'w', 0o600);
  try {
    const writer = gatheredWriter(file);
    await writer.add(Buffer.concat([mark, nonce]));
    for await (const piece of source) await writer.add(cipher.update(piece));
    await writer.add(cipher.final());
    await writer.add(cipher.getAuthTag());
    await writer.end();
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
  return (await stat(path)).size;
}

const gatheredBytes = 1 << 20;

/** Writes pieces in order, a megabyte at a time; one write is under way while the next is gathered. */
function gatheredWriter(file: FileHandle) {
  let [pieces, gathered]: [Buffer[], number] = [[], 0];
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    if (gathered === 0) return;
    writing = writeWhole(file, Buffer.concat(pieces, gathered));
    // Its failure is thrown where it is awaited; until then nothing else has to notice it.
    writing.catch(() => undefined);
    [pieces, gathered] = [[], 0];
  };
  return {
    add: async (piece: Buffer): Promise<void> => {
      pieces.push(piece);
      gathered += piece.length;
      if (gathered >= gatheredBytes) await flush();
    },
    end: async (): Promise<void> => {
      await flush();
      await writing;
    },
  };
}

/** A write may take less than it was given. */
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at);
    at += bytesWritten;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Opens a sealed file piece by piece. The last piece comes only when nothing was changed. @throws when something was */
export async function* unsealed(path: string, fileKey: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const head = Buffer.alloc(mark.length + nonceBytes);
  const tag = Buffer.alloc(tagBytes);
  const { size } = await file.stat();
  try {
    await file.read(head, 0, head.length, 0);
    await file.read(tag, 0, tagBytes, size - tagBytes);
  } finally {
    await file.close();
  }
  if (!head.subarray(0, mark.length).equals(mark)) throw new Error(`${path} is no sealed file`);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(fileKey), head.subarray(mark.length));
  decipher.setAuthTag(tag);
  const range = { start: head.length, end: size - tagBytes - 1, highWaterMark: 1 << 20 };
  if (range.end >= range.start) {
    for await (const piece of createReadStream(path, range) as AsyncIterable<Buffer>) {
      yield decipher.update(piece);
    }
  }
  yield decipher.final();
}
