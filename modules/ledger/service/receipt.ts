/** Receipts: the proof of an entry as a `.tlog-proof` file that is checked off line. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { writeProofFile } from '#protocols/tlog/index.ts';
import { problem } from '../problems.ts';
import { entriesOf, entryAt, ownLog } from '../store/read.ts';
import type { EntryRow } from '../store/tables.ts';
import { witnessRows } from '../store/witnesses.ts';
import { headOver, townOf } from './head.ts';
import { inclusionOf } from './proofs.ts';
import { recordTextOf } from './record.ts';

/** A receipt as a file. */
export interface Receipt {
  readonly index: number;
  readonly text: string;
}

/** The receipt of one entry. @throws ledger-entry-unknown, ledger-empty */
export function receiptAt(ctx: Ctx, index: number): Promise<Receipt> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const entry = await entryAt(tx, index);
    if (!entry) await headOver(tx, index);
    if (!entry) throw problem('ledger-entry-unknown', { index: String(index), size: '?' });
    return receiptOf(tx, entry);
  });
}

/**
 * Receipts of a subject's entries, in order: what the holder of a case may take home. The record in it
 * tells kind, number and time; of the rows only salted digests, so that it shows nothing of others.
 */
export async function receiptsOf(
  tx: Tx,
  source: string,
  subject: string,
): Promise<(Receipt & { readonly kind: string; readonly at: Date })[]> {
  const receipts = [];
  const signed = (await ownLog(tx))?.signedSize ?? 0;
  for (const entry of await entriesOf(tx, source, subject)) {
    if (entry.position >= signed) break;
    const { kind, occurredAt: at } = entry;
    receipts.push({ ...(await receiptOf(tx, entry)), kind, at });
  }
  return receipts;
}

async function receiptOf(tx: Tx, entry: EntryRow): Promise<Receipt> {
  const index = entry.position;
  const head = await headOver(tx, index);
  const { house, town } = await townOf(tx.ctx);
  const { log } = await house.keys.of(town.code);
  const extra = {
    format: 'zhenshu-receipt/1',
    record: recordTextOf(entry),
    salt: entry.salt.toString('hex'),
    keys: log.map(({ verifier }) => verifier.text),
    witnessKeys: (await witnessRows(tx)).map(({ key }) => key),
  };
  const proof = await inclusionOf(tx.ctx, index, head.size);
  return {
    index,
    text: writeProofFile({
      extra: Buffer.from(JSON.stringify(extra)),
      index,
      proof: proof.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: head.note,
    }),
  };
}
