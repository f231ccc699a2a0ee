/**
 * What stands in the log for an act: a salted digest of a record that names the act and the digests of the
 * rows it wrote. The rows have a salt of their own: without it nobody can find out by guessing what was in
 * them, so that erasing the rows and this salt erases them for good, while the log still verifies.
 */
import { hash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** Bytes of a salt. */
export const saltBytes = 16;

/** What the log is told of an act; the readable part of an entry. */
export interface EntryRecord {
  readonly tenantId: string;
  /** Which module can show the rows: `cases`, `audit`, `versions`. */
  readonly source: string;
  /** What was done, e.g. `cases.dispatch`. */
  readonly kind: string;
  /** Id of what it was done to. */
  readonly subject: string;
  /** What people call it, e.g. a case number; empty when it has no such name. */
  readonly label: string;
  readonly at: Date;
  /** Ids of the rows that the act wrote, and their digests in hex. */
  readonly rows: readonly (readonly [id: string, digest: string])[];
  /** Digest, in hex, of the subject as the act left it; null where the rows say all. */
  readonly state: string | null;
}

/** The record as text; part of the commitment, and shown to those who hold a receipt. */
export function recordText(record: EntryRecord): string {
  return canonicalJson({ v: 1, ...record });
}

/** The commitment: what is published. */
export function commitmentOf(salt: Buffer, record: EntryRecord): Buffer {
  return digest('entry', salt, recordText(record));
}

/** Digest of a row, or of a subject's state, in canonical JSON. */
export function contentDigest(what: 'row' | 'state', rowSalt: Buffer, content: string): Buffer {
  return digest(what, rowSalt, content);
}

const heads = {
  entry: headOf('entry'),
  row: headOf('row'),
  state: headOf('state'),
} as const;

function headOf(what: string): Buffer {
  return Buffer.from(`zhenshu-ledger/1 ${what}\n`);
}

/** Where a digest's bytes are put together: nothing of it is read after the digest was made. */
const desk = Buffer.alloc(65_536);
/** No UTF-16 unit takes more bytes than this in UTF-8. */
const bytesAUnit = 3;

function digest(what: keyof typeof heads, salt: Buffer, text: string): Buffer {
  const head = heads[what];
  const begin = head.length + salt.length;
  if (begin + text.length * bytesAUnit > desk.length) {
    return hash('sha256', Buffer.concat([head, salt, Buffer.from(text)]), 'buffer');
  }
  head.copy(desk);
  salt.copy(desk, head.length);
  const end = begin + desk.write(text, begin);
  return hash('sha256', desk.subarray(0, end), 'buffer');
}
