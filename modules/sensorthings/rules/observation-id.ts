/** The key of an observation: datastream, instant and value, since a repeat is the same observation. */
import { createHash } from 'node:crypto';

/** What identifies an observation. */
export interface ObservationKey {
  readonly datastreamNo: number;
  readonly atMs: number;
  /** First 40 bits of the SHA-256 of the value's JSON. */
  readonly digest: string;
}

/** The key as text: `12-1764038400000-a1b2c3d4e5`. */
export function observationId(datastreamNo: number, at: Date, value: unknown): string {
  return `${datastreamNo}-${at.getTime()}-${valueDigest(value)}`;
}

/** The digest of a value. */
export function valueDigest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 10);
}

/** Reads a key; null when it is none. */
export function readObservationId(id: unknown): ObservationKey | null {
  const [, no, at, digest = ''] = /^(\d{1,9})-(-?\d{1,15})-([0-9a-f]{10})$/.exec(String(id)) ?? [];
  return no === undefined ? null : { datastreamNo: Number(no), atMs: Number(at), digest };
}
