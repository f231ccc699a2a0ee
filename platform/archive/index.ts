/** ZIP archives: read under a limit that counts what really comes out, and written. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The file is no plain ZIP archive, or it is broken. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** The archive holds more than allowed: too many entries, or a "zip bomb". */
export class ArchiveTooLargeError extends Error {
  override readonly name = 'ArchiveTooLargeError';
}

interface Entry {
  name: Buffer;
  method: number;
  packedBytes: number;
  headerAt: number;
  flags: number;
}

const MAX_ENTRIES = 2000;

/**
 * Unpacks a ZIP archive under a limit that counts what really comes out, not what the archive
 * claims, and packs it again without compression. Whatever reads the result cannot be led to
 * unpack more, nor to see other entries than those counted. Entries that `wanted` refuses are left
 * out.
 * @throws ArchiveError, ArchiveTooLargeError
 */
export function safeArchive(
  file: Buffer,
  maxUnpackedBytes: number,
  wanted: (name: string) => boolean,
): Buffer {
  return written(unpacked(file, maxUnpackedBytes, wanted), false);
}

/**
 * The files of a ZIP archive by their names, under the same limit.
 * @throws ArchiveError, ArchiveTooLargeError
 */
export function readArchive(
  file: Buffer,
  maxUnpackedBytes: number,
  wanted: (name: string) => boolean,
): Map<string, Buffer> {
  const contents = unpacked(file, maxUnpackedBytes, wanted);
  return new Map(contents.map(({ name, data }) => [name.toString('utf8'), data]));
}

/** A ZIP archive of some files, packed; names are UTF-8. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Buffer<ArrayBuffer> {
  const contents = [...files].map(([name, data]) => ({
    name: Buffer.from(name, 'utf8'),
    data: Buffer.from(data),
  }));
  return written(contents, true);
}

function unpacked(
  file: Buffer,
  maxUnpackedBytes: number,
  wanted: (name: string) => boolean,
): { name: Buffer; data: Buffer }[] {
  let left = maxUnpackedBytes;
  const contents: { name: Buffer; data: Buffer }[] = [];
  for (const entry of entriesOf(file)) {
    if (!wanted(entry.name.toString('utf8'))) continue;
    const data = unpack(file, entry, left);
    left -= data.length;
    contents.push({ name: entry.name, data });
  }
  return contents;
}

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly data: Buffer;
}

const utf8Names = 0x0800;

/**
 * The files of a ZIP archive, unpacked under a limit that counts what really comes out. Names that do not say that they
 * are UTF-8 are read as GB 18030, as Chinese programs write them.
 * @throws ArchiveError, ArchiveTooLargeError
 */
export function unpackArchive(file: Buffer, maxUnpackedBytes: number): ArchivedFile[] {
  let left = maxUnpackedBytes;
  return entriesOf(file).map((entry) => {
    const data = unpack(file, entry, left);
    left -= data.length;
    const label = (entry.flags & utf8Names) !== 0 ? 'utf-8' : 'gb18030';
    return { name: new TextDecoder(label).decode(entry.name), data };
  });
}

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > file.length) throw new ArchiveError('no end of a ZIP archive');
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new ArchiveTooLargeError(`${count} entries`);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x0201_4b50) {
      throw new ArchiveError('the directory of the ZIP archive is broken');
    }
    const nameBytes = file.readUInt16LE(at + 28);
    entries.push({
      name: file.subarray(at + 46, at + 46 + nameBytes),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      headerAt: file.readUInt32LE(at + 42),
      flags: file.readUInt16LE(at + 8),
    });
    if ((file.readUInt16LE(at + 8) & 1) !== 0) throw new ArchiveError('the file is encrypted');
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(file: Buffer, { method, packedBytes, headerAt }: Entry, left: number): Buffer {
  if (headerAt + 30 > file.length || file.readUInt32LE(headerAt) !== 0x0403_4b50) {
    throw new ArchiveError('an entry of the ZIP archive is broken');
  }
  const start = headerAt + 30 + file.readUInt16LE(headerAt + 26) + file.readUInt16LE(headerAt + 28);
  if (start + packedBytes > file.length) throw new ArchiveError('the file is cut off');
  const packed = file.subarray(start, start + packedBytes);
  if (method === 0) {
    if (packed.length > left) throw new ArchiveTooLargeError('contents too large');
    return packed;
  }
  if (method !== 8) throw new ArchiveError(`packing method ${method} is not supported`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new ArchiveTooLargeError('contents too large');
    throw new ArchiveError('an entry of the ZIP archive is broken', { cause: error });
  }
}

function written(
  contents: readonly { name: Buffer; data: Buffer }[],
  packs: boolean,
): Buffer<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of contents) {
    const body = packs ? deflateRawSync(data) : data;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(packs ? 8 : 0, 4);
    // 1980-01-01: the same contents make the same bytes.
    shared.writeUInt16LE(0x0021, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), made, shared, entry, name);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, name, body);
    offset += 30 + name.length + body.length;
  }
  const directoryBytes = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(contents.length, 8);
  end.writeUInt16LE(contents.length, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
