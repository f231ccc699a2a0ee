/** Anchoring: at intervals the checkpoint is kept on a chain or on other storage. Nothing else waits for it. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Tenant } from '#platform/tenants/index.ts';
import { sha256 } from '#protocols/tlog/index.ts';
import { keepInFolder } from '../adapters/anchor-folder.ts';
import { nextTry } from '../rules/retry.ts';
import { dueAnchors, newestAnchor, queueAnchor, saveAnchor } from '../store/anchors.ts';
import { ownLog, witnessedCheckpoint } from '../store/read.ts';
import type { AnchorRow } from '../store/tables.ts';
import { anchorOnChain } from './anchor-chain.ts';
import type { LedgerHouse } from './house.ts';

/** Where checkpoints are kept. */
export type Target = AnchorRow['target'];

/** The places that the settings name. */
export function targetsOf({ settings }: LedgerHouse): Target[] {
  return [
    ...(settings.chain ? (['chain'] as const) : []),
    ...(settings.anchorDirectory ? (['file'] as const) : []),
  ];
}

/** One round over all logs: queues what is due, and tries what waits. */
export async function anchorAll(house: LedgerHouse): Promise<void> {
  const targets = targetsOf(house);
  for (const town of await house.host.tenants.all()) {
    const ctx = house.host.ctxOf(town.tenantId);
    const now = ctx.clock.now();
    const due = await ctx.database.inTenant(ctx, async (tx) => {
      for (const target of targets) {
        const last = await newestAnchor(tx, target);
        const waited = now.getTime() - (last?.queuedAt.getTime() ?? 0);
        if (waited >= house.settings.anchorEverySeconds * 1000) await queueHead(tx, target);
      }
      return dueAnchors(tx, now);
    });
    // A smaller checkpoint goes first; when it fails, larger ones of the same place wait with it.
    const failed = new Set<Target>();
    for (const anchor of due) {
      if (failed.has(anchor.target)) continue;
      if (!(await tryOne(house, { town, ctx }, anchor))) failed.add(anchor.target);
    }
  }
}

/** Queues the present checkpoint, unless the last one queued is as large. @returns whether it was queued */
export async function queueHead(tx: Tx, target: Target): Promise<boolean> {
  const log = await ownLog(tx);
  if (!log?.note || !log.root) return false;
  const last = await newestAnchor(tx, target);
  if (last && last.size >= log.signedSize) return false;
  const witnessed = await witnessedCheckpoint(tx);
  const note = witnessed?.size === log.signedSize ? witnessed.note : log.note;
  const { signedSize: size, root } = log;
  await queueAnchor(tx, { id: uuidv7(), target, size, root, note, queuedAt: tx.ctx.clock.now() });
  return true;
}

/** An anchor's town. */
export interface Where {
  readonly town: Tenant;
  readonly ctx: Ctx;
}

/** @returns false when it failed and waits */
async function tryOne(house: LedgerHouse, where: Where, anchor: AnchorRow): Promise<boolean> {
  const { ctx } = where;
  const now = ctx.clock.now();
  try {
    const change = await attempt(house, where, anchor);
    await ctx.database.inTenant(ctx, (tx) =>
      saveAnchor(tx, anchor.id, { ...change, lastError: null }),
    );
    return change.state === 'done';
  } catch (error) {
    const attempts = anchor.attempts + 1;
    const lastError = (error as Error).message.slice(0, 500);
    const change = {
      attempts,
      lastError,
      nextTryAt: nextTry(now, attempts),
      state: 'queued',
    } as const;
    await ctx.database.inTenant(ctx, (tx) => saveAnchor(tx, anchor.id, change));
    return false;
  }
}

async function attempt(
  house: LedgerHouse,
  { town, ctx }: Where,
  anchor: AnchorRow,
): Promise<Partial<AnchorRow>> {
  const { anchorDirectory, chain } = house.settings;
  if (anchor.target === 'chain') {
    if (!chain) throw new Error('no chain is set any more');
    const log = sha256(Buffer.from(anchor.note.split('\n')[0] ?? ''));
    const [first] = await house.host.tenants.all();
    const holder = house.host.ctxOf(first?.tenantId ?? town.tenantId);
    return anchorOnChain(ctx, { chain, log, holder }, anchor);
  }
  if (!anchorDirectory) throw new Error('no folder is set any more');
  const place = await keepInFolder(anchorDirectory, town.code, anchor);
  return { state: 'done', place, doneAt: ctx.clock.now() };
}
