/** Entry bundles (c2sp.org/tlog-tiles): entries of a tile, each behind its length in two bytes. */
import { TlogFault } from './fault.ts';

/** Longest entry that a bundle can hold, bytes. */
const longestEntry = 0xffff;

/** Puts entries into one bundle. */
export function writeBundle(entries: readonly Uint8Array[]): Buffer {
  const parts = entries.flatMap((entry) => {
    if (entry.length > longestEntry) throw new TlogFault(`an entry has ${entry.length} bytes`);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    return [length, entry];
  });
  return Buffer.concat(parts);
}

/** Takes a bundle apart. @throws TlogFault when it ends in the middle of an entry */
export function readBundle(bytes: Uint8Array): Buffer[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Buffer[] = [];
  for (let at = 0; at < whole.length; ) {
    if (at + 2 > whole.length) throw new TlogFault('the bundle ends within a length');
    const end = at + 2 + whole.readUInt16BE(at);
    if (end > whole.length) throw new TlogFault(`the bundle ends within entry ${entries.length}`);
    entries.push(whole.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** The first entries of a bundle, as a partial bundle. */
export function headOfBundle(bytes: Uint8Array, width: number): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (let count = 0; count < width; count += 1) {
    if (at + 2 > whole.length) throw new TlogFault(`the bundle holds ${count} entries only`);
    at += 2 + whole.readUInt16BE(at);
  }
  if (at > whole.length) throw new TlogFault('the bundle ends within an entry');
  return whole.subarray(0, at);
}
