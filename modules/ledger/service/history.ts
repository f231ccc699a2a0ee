/** The history of a subject with all that a verifier needs: entries, salts, proofs, rows as they stand. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { auditEvidence } from '#platform/audit/index.ts';
import { looksEvidence } from '#platform/personal/index.ts';
import { type EvidenceSource, evidenceSlot } from '#platform/ledger/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { versionsEvidence } from '#platform/versions/index.ts';
import type { Badge, EntryProof, History } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { assuranceOf } from '../rules/assurance.ts';
import {
  entriesOf,
  erasuresOf,
  waitingOf,
  type WaitingRow,
  witnessedCheckpoint,
} from '../store/read.ts';
import type { EntryRow } from '../store/tables.ts';
import { anchorsAtHand } from '../store/anchors.ts';
import { witnessRows } from '../store/witnesses.ts';
import { actNamesOf } from './act-names.ts';
import { type Head, signedLog, townOf } from './head.ts';
import type { LedgerHouse } from './house.ts';
import { inclusionOf } from './proofs.ts';
import { recordTextOf } from './record.ts';

/** Everything that the ledger can vouch for, by source. */
export function sourcesOf(house: LedgerHouse): ReadonlyMap<string, EvidenceSource> {
  const all = [
    auditEvidence,
    versionsEvidence,
    looksEvidence,
    ...house.host.slots.all(evidenceSlot),
  ];
  return new Map(all.map((source) => [source.source, source]));
}

/** What is asked about. */
export interface Asked {
  readonly source: string;
  readonly subject: string;
}

/** All that is needed to check a subject off line. */
export function historyOf(ctx: Ctx, asked: Asked): Promise<History> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { house, town } = await townOf(ctx);
    const nameOf = actNamesOf(house);
    const source = sourceFor(ctx, house, asked.source);
    const { log, head } = await signedLog(tx);
    const entries = (await entriesOf(tx, asked.source, asked.subject)).filter(
      ({ position }) => position < head.size,
    );
    const rows = await source.rowsOf(tx, asked.subject);
    const state = await source.stateOf(tx, asked.subject);
    if (rows.length === 0 && state === null) throw problem('ledger-subject-unknown');
    const unsigned = await unsignedOf(tx, asked, head);
    const erased = entries
      .filter(({ rowSalt }) => rowSalt === null)
      .flatMap(({ rowIds }) => rowIds);
    const { log: signers } = await house.keys.of(town.code);
    return {
      format: 'zhenshu-history/1' as const,
      origin: log.origin,
      keys: signers.map(({ verifier }) => verifier.text),
      witnessKeys: (await witnessRows(tx)).map(({ key }) => key),
      checkpoint: head.note,
      names: [...new Set(entries.map(({ kind }) => kind))].map((kind) => {
        return { kind, ...nameOf(kind, asked.source) };
      }),
      ...asked,
      label: entries.at(-1)?.label ?? unsigned.at(-1)?.label ?? '',
      entries: await proofsOf(tx, entries, head),
      rows,
      state,
      waiting: unsigned.flatMap(({ rowIds }) => rowIds),
      waitingState: unsigned.some(({ stateDigest }) => stateDigest !== null),
      erasures: await erasureProofs(tx, erased, head),
    };
  });
}

/**
 * Acts that are not under the head. Read after the rows, and the waiting ones first: whoever wrote a row that
 * was just read is found here, unless it is under the head.
 */
async function unsignedOf(tx: Tx, { source, subject }: Asked, head: Head): Promise<WaitingRow[]> {
  const waiting = await waitingOf(tx, source, subject);
  const placed = await entriesOf(tx, source, subject);
  return [...placed.filter(({ position }) => position >= head.size), ...waiting];
}

/** @throws not-permitted when the viewer may not see rows of this kind */
function sourceFor(ctx: Ctx, house: LedgerHouse, name: string): EvidenceSource {
  const source = sourcesOf(house).get(name);
  if (!source) throw problem('ledger-subject-unknown');
  if (!ctx.actor.permissions.has(source.permission)) {
    throw generalProblem('not-permitted', { permission: source.permission });
  }
  return source;
}

async function proofsOf(tx: Tx, entries: readonly EntryRow[], head: Head): Promise<EntryProof[]> {
  const proofs: EntryProof[] = [];
  for (const entry of entries) proofs.push(await proofOf(tx, entry, head));
  return proofs;
}

/** An entry as a verifier needs it. */
async function proofOf(tx: Tx, entry: EntryRow, { size }: Head): Promise<EntryProof> {
  return {
    index: entry.position,
    record: recordTextOf(entry),
    salt: entry.salt.toString('hex'),
    rowSalt: entry.rowSalt?.toString('hex') ?? null,
    proof: await inclusionOf(tx.ctx, entry.position, size),
  };
}

async function erasureProofs(
  tx: Tx,
  rowIds: readonly string[],
  head: Head,
): Promise<History['erasures']> {
  const erasures: History['erasures'] = [];
  for (const entry of await erasuresOf(tx, rowIds)) {
    if (entry.position >= head.size) continue;
    const rows = await auditEvidence.rowsOf(tx, entry.subject);
    const own = rows.filter(({ id }) => entry.rowIds.includes(id));
    erasures.push({ entry: await proofOf(tx, entry, head), rows: own });
  }
  return erasures;
}

/** How far a subject's entries are signed. */
export function badgeOf(ctx: Ctx, { source, subject }: Asked): Promise<Badge> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { house } = await townOf(ctx);
    sourceFor(ctx, house, source);
    const entries = await entriesOf(tx, source, subject);
    const waiting = await waitingOf(tx, source, subject);
    const { log, head } = await signedLog(tx);
    const seen = (await witnessedCheckpoint(tx))?.size ?? 0;
    const under = (size: number): number =>
      entries.filter(({ position }) => position < size).length;
    return {
      entries: entries.length,
      waiting: waiting.length,
      signed: under(head.size),
      witnessed: under(seen),
      assurance: assuranceOf(await witnessRows(tx), await anchorsAtHand(tx)),
      halted: log.halted !== null,
    };
  });
}
