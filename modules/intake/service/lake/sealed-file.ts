/** Files as they came, sealed whole: `ZL1`, nonce, AES-256-GCM, tag. DuckDB's own files seal themselves. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const mark = Buffer.from('ZL1\n');
const nonceBytes = 12;
const tagBytes = 16;

const keyOf = (fileKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, '', 'zhenshu lake file', 32));

/** A key of 192 random bits, written in the 32 characters that DuckDB takes as a key of AES-256. */
export function newFileKey(): string {
  return randomBytes(24).toString('base64url');
}

/** Seals a stream into a file, which appears whole or not at all. @returns its bytes on disk */
export async function sealInto(path: string, fileKey: string, source: Readable): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(fileKey), nonce);
  const draft = `${path}.part`;
  const framed = new Transform({
    transform: (piece: Buffer, _, done) => done(null, cipher.update(piece)),
    flush(done) {
      this.push(cipher.final());
      done(null, cipher.getAuthTag());
    },
  });
  const target = createWriteStream(draft, { mode: 0o600, flush: true });
  target.write(Buffer.concat([mark, nonce]));
  await pipeline(source, framed, target);
  await rename(draft, path);
  await syncFolder(dirname(path));
  return (await stat(path)).size;
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
