/** What the head of a PMTiles archive says (PMTiles specification, version 3), and which part of a file is asked for. Pure. */
import type { ArchiveFacts } from '../contract/background.ts';

/** Length of the head. */
export const headBytes = 127;

/** What is wrong with an archive. */
export type ArchiveFault = 'no-archive' | 'other-version' | 'cut-off' | 'tile-kind';

/** Names of archives: letters of any script, digits, dot, dash, underscore; no way out of the folder. */
export function isArchiveName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,60}\.pmtiles$/u.test(name) && !name.includes('..');
}

/** Reads the head. @param size of the whole file, bytes; null when it is not known */
export function readHead(head: Buffer, size: number | null): ArchiveFacts | ArchiveFault {
  if (head.length < headBytes || head.toString('latin1', 0, 7) !== 'PMTiles') return 'no-archive';
  if (head[7] !== 3) return 'other-version';
  const ends = [8, 24, 40, 56].map(
    (at) => Number(head.readBigUInt64LE(at)) + Number(head.readBigUInt64LE(at + 8)),
  );
  if (size !== null && Math.max(...ends) > size) return 'cut-off';
  const kind = head[99] ?? 0;
  if (kind === 0) return 'tile-kind';
  const degrees = (at: number): number => head.readInt32LE(at) / 1e7;
  return {
    // 1: Mapbox vector tiles; 2 to 5: PNG, JPEG, WebP, AVIF.
    tiles: kind === 1 ? 'vector' : kind <= 5 ? 'picture' : 'other',
    minZoom: head[100] ?? 0,
    maxZoom: head[101] ?? 0,
    bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
  };
}

/** First and last byte asked for; `whole` without a range, null for one that cannot be answered (RFC 9110, 14.1.2). */
export function readRange(
  header: string | undefined,
  size: number,
): { readonly from: number; readonly to: number } | 'whole' | null {
  if (header === undefined) return 'whole';
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  // Several ranges, or other units: the whole file is a right answer.
  if (!first && !last) return 'whole';
  if (!first) {
    const length = Math.min(Number(last), size);
    return length > 0 ? { from: size - length, to: size - 1 } : null;
  }
  const [from, to] = [Number(first), last ? Math.min(Number(last), size - 1) : size - 1];
  return from < size && from <= to ? { from, to } : null;
}

/** The web Mercator tile on which a place lies. */
export function tileAt(
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
  z: number,
): { x: number; y: number } {
  const side = 2 ** z;
  const radians = (latitude * Math.PI) / 180;
  const v = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
  const within = (cell: number): number => Math.min(Math.max(Math.floor(cell), 0), side - 1);
  return { x: within(((longitude + 180) / 360) * side), y: within(v * side) };
}
