/** Anchors: checkpoints that are kept elsewhere. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { AnchorRow, LedgerTables } from './tables.ts';

const on = (tx: Tx) => tx.as<LedgerTables>();
const shown = 20;

/** The newest anchor of a target, whatever came of it. */
export function newestAnchor(tx: Tx, target: AnchorRow['target']): Promise<AnchorRow | undefined> {
  return on(tx)
    .selectFrom('ledger.anchors')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('target', '=', target)
    .orderBy('queuedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Queues an anchor. */
export async function queueAnchor(
  tx: Tx,
  row: Pick<AnchorRow, 'id' | 'target' | 'size' | 'root' | 'note' | 'queuedAt'>,
): Promise<void> {
  await on(tx)
    .insertInto('ledger.anchors')
    .values({
      ...row,
      tenantId: tx.ctx.tenantId,
      state: 'queued',
      nextTryAt: row.queuedAt,
    } as AnchorRow)
    .execute();
}

/** Anchors that wait and whose time has come, the smallest first. */
export function dueAnchors(tx: Tx, now: Date): Promise<AnchorRow[]> {
  return on(tx)
    .selectFrom('ledger.anchors')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '!=', 'done')
    .where('nextTryAt', '<=', now)
    .orderBy('size')
    .limit(50)
    .execute();
}

/** Lets all that wait be tried at once. @returns how many */
export async function hurryAnchors(tx: Tx, now: Date): Promise<number> {
  const result = await on(tx)
    .updateTable('ledger.anchors')
    .set({ nextTryAt: now })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '!=', 'done')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Notes how an anchor went. */
export async function saveAnchor(
  tx: Tx,
  id: string,
  { receipt, ...change }: Partial<AnchorRow>,
): Promise<void> {
  await on(tx)
    .updateTable('ledger.anchors')
    .set({
      ...change,
      ...(receipt === undefined ? {} : { receipt: sql`${JSON.stringify(receipt)}::jsonb` }),
    } as never)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The newest anchors, for the page. */
export function recentAnchors(tx: Tx): Promise<AnchorRow[]> {
  return on(tx)
    .selectFrom('ledger.anchors')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('queuedAt', 'desc')
    .limit(shown)
    .execute();
}

/** How many anchors are kept, how many wait, and when the last was kept. */
export function anchorsAtHand(
  tx: Tx,
): Promise<{ done: number; waiting: number; lastDoneAt: Date | null; waitingSince: Date | null }> {
  return on(tx)
    .selectFrom('ledger.anchors')
    .select([
      sql<number>`count(*) FILTER (WHERE state = 'done')::integer`.as('done'),
      sql<number>`count(*) FILTER (WHERE state <> 'done')::integer`.as('waiting'),
      sql<Date | null>`max(done_at)`.as('lastDoneAt'),
      sql<Date | null>`min(queued_at) FILTER (WHERE state <> 'done')`.as('waitingSince'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirstOrThrow();
}

/** The contract that we put on a chain; null when there is none. */
export async function contractOn(tx: Tx, chainId: string): Promise<string | null> {
  const row = await on(tx)
    .selectFrom('ledger.contracts')
    .select('address')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('chainId', '=', chainId)
    .executeTakeFirst();
  return row?.address ?? null;
}

/** Remembers a contract that we put on a chain. */
export async function saveContract(tx: Tx, chainId: string, address: string): Promise<void> {
  await on(tx)
    .insertInto('ledger.contracts')
    .values({ tenantId: tx.ctx.tenantId, chainId, address, deployedAt: tx.ctx.clock.now() })
    .onConflict((conflict) => conflict.columns(['tenantId', 'chainId']).doNothing())
    .execute();
}
