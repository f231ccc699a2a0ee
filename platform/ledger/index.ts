/**
 * The ledger's way in: acts are entered in their own transaction. A row of the queue holds the commitment
 * and the salts; the module `ledger` gives it its place in the log after the transaction has committed.
 */
import { randomFillSync } from 'node:crypto';
import { insertMany, type Tx } from '../database/index.ts';
import { defineSlot } from '../slots/index.ts';
import { commitmentOf, contentDigest, type EntryRecord, saltBytes } from './commitment.ts';

export { canonicalRow } from './canonical.ts';
export { type EntryRecord, recordText } from './commitment.ts';

/** A row that an act wrote: its id, and its content in canonical JSON. */
export interface EvidenceRow {
  readonly id: string;
  readonly content: string;
}

/** An act to be entered. Kind, subject and label must not be personal data. */
export interface Act extends Pick<EntryRecord, 'source' | 'kind' | 'subject'> {
  readonly label?: string;
  readonly rows: readonly EvidenceRow[];
  /** The subject as the act left it, in canonical JSON. */
  readonly state?: string;
}

/** A module whose rows the ledger vouches for; it shows them as they stand now. */
export interface EvidenceSource {
  readonly source: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Who may see the rows. */
  readonly permission: string;
  /** All rows of a subject, within the actor's reach. */
  readonly rowsOf: (tx: Tx, subject: string) => Promise<EvidenceRow[]>;
  /** The subject as it stands; null when there is none, or where the rows say all. */
  readonly stateOf: (tx: Tx, subject: string) => Promise<string | null>;
  /** The town's rows in the order of their ids, from after one of them; for the check of a whole town. */
  readonly scanRows: (tx: Tx, after: string, limit: number) => Promise<EvidenceRow[]>;
  /** The town's subjects that have a state, likewise. */
  readonly scanStates: (tx: Tx, after: string, limit: number) => Promise<EvidenceRow[]>;
  /** Where the console shows a subject, e.g. `/cases/…`; null when nowhere. */
  readonly pathOf: (subject: string) => string | null;
}

/** Filled by modules that enter acts of their own. */
export const evidenceSlot = defineSlot<EvidenceSource>('ledger.evidence');

/** Names what acts were about, for the list of entries; entries themselves hold ids alone. */
export interface ActSubjects {
  /** Acts of this module: their kinds begin with it. */
  readonly module: string;
  /** Who may see the names. */
  readonly permission: string;
  /** Names by subject; what it does not know, or tells nobody, is left out. */
  readonly namesOf: (tx: Tx, subjects: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Filled by modules whose acts are about something with a name. */
export const actSubjectsSlot = defineSlot<ActSubjects>('ledger.actSubjects');

/** Enters acts in the running transaction, in the order given. */
export async function enter(tx: Tx, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  const { tenantId, clock } = tx.ctx;
  const at = clock.now();
  const salts = randomFillSync(Buffer.allocUnsafe(2 * saltBytes * acts.length));
  const rows = acts.map((act, index) => {
    const from = 2 * saltBytes * index;
    const salt = salts.subarray(from, from + saltBytes);
    const rowSalt = salts.subarray(from + saltBytes, from + 2 * saltBytes);
    const digests = act.rows.map(({ content }) => contentDigest('row', rowSalt, content));
    const state = act.state === undefined ? null : contentDigest('state', rowSalt, act.state);
    const { source, kind, subject, label = '' } = act;
    const commitment = commitmentOf(salt, {
      tenantId,
      source,
      kind,
      subject,
      label,
      at,
      rows: act.rows.map(({ id }, each) => [id, digests[each]?.toString('hex') ?? '']),
      state: state?.toString('hex') ?? null,
    });
    return {
      tenantId,
      source,
      kind,
      subject,
      label,
      occurredAt: at,
      rowIds: act.rows.map(({ id }) => id),
      rowDigests: Buffer.concat(digests),
      stateDigest: state,
      salt,
      rowSalt,
      commitment,
    };
  });
  await insertMany(tx, 'platform.ledger_queue', rows);
}
