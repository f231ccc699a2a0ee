/** Rows of the ledger as the record that was committed to. */
import { type EntryRecord, recordText } from '#platform/ledger/index.ts';
import type { WaitingRow } from '../store/read.ts';

const digestBytes = 32;

/** The record of an entry, made from its columns as they stand: a changed column gives another text. */
export function recordOf(entry: WaitingRow): EntryRecord {
  const { tenantId, source, kind, subject, label, rowIds, rowDigests, stateDigest } = entry;
  return {
    tenantId,
    source,
    kind,
    subject,
    label,
    at: entry.occurredAt,
    rows: rowIds.map((id, at) => [
      id,
      rowDigests.subarray(at * digestBytes, (at + 1) * digestBytes).toString('hex'),
    ]),
    state: stateDigest?.toString('hex') ?? null,
  };
}

/** The same as text. */
export function recordTextOf(entry: WaitingRow): string {
  return recordText(recordOf(entry));
}
