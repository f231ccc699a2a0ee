/** The book as the tamper-evident ledger vouches for it: entries with their lines, no people. */
import type { Tx } from '#platform/database/index.ts';
import {
  enter,
  type EvidenceRow,
  type EvidenceSource,
  canonicalRow,
} from '#platform/ledger/index.ts';
import { entriesById, entriesFrom, linesOfEntries } from '../store/evidence.ts';
import type { EntryRecord, LineRecord } from '../store/tables.ts';

const members = [
  'amountFen', 'billId', 'bookedAt', 'id', 'kind', 'lines', 'number', 'orderId', 'refundId', 'shiftId', 'tenantId',
] as const; // biome-ignore format: a list of names

/** @param lines the entry's own */
function evidenceOf(entry: EntryRecord, lines: readonly LineRecord[]): EvidenceRow {
  const own = lines
    .toSorted((a, b) => a.place - b.place)
    .map(({ book, debitFen, creditFen }) => [book, debitFen, creditFen]);
  return { id: entry.id, content: canonicalRow({ ...entry, lines: own }, members) };
}

/** Enters postings in the running transaction. */
export async function enterBook(
  tx: Tx,
  entries: readonly EntryRecord[],
  lines: readonly LineRecord[],
): Promise<void> {
  const byEntry = Map.groupBy(lines, ({ entryId }) => entryId);
  await enter(
    tx,
    entries.map((entry) => ({
      source: 'payment',
      kind: entry.kind,
      subject: entry.id,
      label: entry.number,
      rows: [evidenceOf(entry, byEntry.get(entry.id) ?? [])],
    })),
  );
}

async function withLines(tx: Tx, entries: readonly EntryRecord[]): Promise<EvidenceRow[]> {
  const lines = await linesOfEntries(
    tx,
    entries.map(({ id }) => id),
  );
  const byEntry = Map.groupBy(lines, ({ entryId }) => entryId);
  return entries.map((entry) => evidenceOf(entry, byEntry.get(entry.id) ?? []));
}

/** The book as a source of the ledger. */
export const bookEvidence: EvidenceSource = {
  source: 'payment',
  titleZh: '缴费凭证',
  titleEn: 'Entries of payment',
  permission: 'payment.read',
  rowsOf: async (tx, subject) => withLines(tx, await entriesById(tx, subject)),
  stateOf: () => Promise.resolve(null),
  scanRows: async (tx, after, limit) => withLines(tx, await entriesFrom(tx, after, limit)),
  scanStates: () => Promise.resolve([]),
  pathOf: () => '/payment/orders',
};
