/** Row types of the ledger schema. */

/** A row of ledger.logs. */
export interface LogRecord {
  tenantId: string;
  origin: string;
  size: number;
  signedSize: number;
  root: Buffer | null;
  note: string | null;
  signedAt: Date | null;
  halted: string | null;
}

/** A row of ledger.entries; one that waits has no position. */
export interface EntryRow {
  tenantId: string;
  position: number;
  source: string;
  kind: string;
  subject: string;
  label: string;
  occurredAt: Date;
  rowIds: string[];
  rowDigests: Buffer;
  stateDigest: Buffer | null;
  salt: Buffer;
  rowSalt: Buffer | null;
  commitment: Buffer;
}

/** A row of ledger.checkpoints. */
export interface CheckpointRow {
  tenantId: string;
  size: number;
  root: Buffer;
  note: string;
  cosignedAt: Date;
}

/** A row of ledger.witnesses. */
export interface WitnessRow {
  tenantId: string;
  name: string;
  key: string;
  url: string | null;
  knownSize: number;
  cosignedAt: Date | null;
  failingSince: Date | null;
  lastError: string | null;
}

/** A row of ledger.witnessed. */
export interface WitnessedRow {
  tenantId: string;
  origin: string;
  keys: string[];
  inside: boolean;
  size: number;
  root: Buffer | null;
  note: string | null;
  cosignedAt: Date | null;
  refusals: number;
  refusedAt: Date | null;
  refusal: string | null;
  refusedNote: string | null;
}

/** A row of ledger.anchors. */
export interface AnchorRow {
  id: string;
  tenantId: string;
  target: 'chain' | 'file';
  size: number;
  root: Buffer;
  note: string;
  state: 'queued' | 'sent' | 'done';
  place: string | null;
  queuedAt: Date;
  nextTryAt: Date;
  attempts: number;
  lastError: string | null;
  doneAt: Date | null;
  receipt: unknown;
}

export interface LedgerTables {
  'ledger.logs': LogRecord;
  'ledger.entries': EntryRow;
  'ledger.checkpoints': CheckpointRow;
  'ledger.witnesses': WitnessRow;
  'ledger.witnessed': WitnessedRow;
  'ledger.anchors': AnchorRow;
  'ledger.contracts': { tenantId: string; chainId: string; address: string; deployedAt: Date };
  'platform.ledgerQueue': Omit<EntryRow, 'position'> & { seq: number };
}
