/** Copies that survive a power cut, with the digest of what was copied. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import {
  constants,
  createZstdCompress,
  createZstdDecompress,
  zstdCompress,
  zstdDecompress,
} from 'node:zlib';

const packing = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Most of a cluster's files are small: taken whole they cost a tenth of what a stream for each would. */
const smallFileBytes = 262_144;
const packWhole = promisify(zstdCompress);
const unpackWhole = promisify(zstdDecompress);

/** What was copied. */
export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
}

/** Counts and digests what passes. */
function meter(): { through: Transform; result: () => Copied } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

const copiedOf = (bytes: Buffer): Copied => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function isSmall(path: string): Promise<boolean> {
  return (await stat(path)).size <= smallFileBytes;
}

/** Packs a file. It appears whole or not at all. @returns digest of the bytes that were read */
export async function pack(from: string, to: string): Promise<Copied> {
  if (await isSmall(from)) {
    const bytes = await readFile(from);
    const packed = await packWhole(bytes, packing);
    await appear(to, (draft) => writeFile(draft, packed, { mode: 0o600, flush: true }));
    return copiedOf(bytes);
  }
  const { through, result } = meter();
  await appear(to, async (draft) => {
    const target = createWriteStream(draft, { mode: 0o600, flush: true });
    await pipeline(createReadStream(from), through, createZstdCompress(packing), target);
  });
  return result();
}

/** Unpacks a file. */
export async function unpack(from: string, to: string): Promise<Copied> {
  // PostgreSQL puts everything on the disk itself when it begins to replay its log.
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  if (await isSmall(from)) {
    const bytes = await unpackWhole(await readFile(from));
    await writeFile(to, bytes, { mode: 0o600 });
    return copiedOf(bytes);
  }
  const { through, result } = meter();
  const target = createWriteStream(to, { mode: 0o600 });
  await pipeline(createReadStream(from), createZstdDecompress(), through, target);
  return result();
}

/** The digest of a file as it lies there. */
export async function digestOfFile(path: string): Promise<Copied> {
  const { through, result } = meter();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path), through, nowhere);
  return result();
}

/** The digest of what is packed in a file. */
export async function digestOfPacked(path: string): Promise<Copied> {
  if (await isSmall(path)) return copiedOf(await unpackWhole(await readFile(path)));
  const { through, result } = meter();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path), createZstdDecompress(), through, nowhere);
  return result();
}

/** Writes a small file. It appears whole or not at all. */
export async function writeDurably(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, path);
  await syncFolder(dirname(path));
}

async function appear(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  try {
    await write(draft);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Puts the names of a folder on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
