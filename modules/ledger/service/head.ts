/** The published head of a town's log. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Tenant } from '#platform/tenants/index.ts';
import { problem } from '../problems.ts';
import { ownLog, witnessedCheckpoint } from '../store/read.ts';
import type { LogRecord } from '../store/tables.ts';
import { houseOf, type LedgerHouse } from './house.ts';

/** A signed head. */
export interface Head {
  readonly size: number;
  readonly note: string;
}

/** The ledger and the town of a ctx. */
export async function townOf(ctx: Ctx): Promise<{ house: LedgerHouse; town: Tenant }> {
  const house = houseOf(ctx.database);
  const town = await house.host.tenants.byId(ctx.tenantId);
  if (!town) throw new Error('the ctx is of no tenant');
  return { house, town };
}

/** The log and its signed head. @throws ledger-empty */
export async function signedLog(tx: Tx): Promise<{ log: LogRecord; head: Head }> {
  const log = await ownLog(tx);
  if (!log?.note) throw problem('ledger-empty');
  return { log, head: { size: log.signedSize, note: log.note } };
}

/** The newest head that witnesses signed and that covers an entry, or else the published one. */
export async function headOver(tx: Tx, index: number): Promise<Head> {
  const witnessed = await witnessedCheckpoint(tx);
  if (witnessed && witnessed.size > index) return witnessed;
  const { head } = await signedLog(tx);
  if (index >= head.size) {
    throw problem('ledger-entry-unknown', { index: String(index), size: String(head.size) });
  }
  return head;
}
