/** One anchor on a chain: contract, transaction, block; each step is written down before the next. */
import type { Ctx } from '#platform/context/index.ts';
import { contractOn, saveContract } from '../store/anchors.ts';
import type { AnchorRow } from '../store/tables.ts';
import type { ChainSettings } from './settings.ts';
import type { Chain } from '../adapters/chain.ts';

type Hex = `0x${string}`;

/** What the receipt column holds. */
interface Receipt {
  readonly transaction: Hex;
  readonly block: number | null;
}

/** Where and under what name to anchor. */
interface OnChain {
  readonly chain: ChainSettings;
  /** Name of the log on the chain. */
  readonly log: Buffer;
  /** The tenant that remembers the contract, which serves all logs of the installation. */
  readonly holder: Ctx;
}

/** How long an anchor is waited for in one go: the next round asks again. */
const anchorPatienceMs = 1500;
/** How long the contract is waited for: it is put on the chain once. */
const contractPatienceMs = 60_000;
const askEveryMs = 250;

/**
 * Brings an anchor as far as it goes now.
 * @returns what to note: done, or sent while the transaction waits for its block
 * @throws Error when the chain cannot be reached or refuses
 */
export async function anchorOnChain(
  ctx: Ctx,
  { chain: settings, log, holder }: OnChain,
  anchor: AnchorRow,
): Promise<Partial<AnchorRow>> {
  // Loaded where a chain is set: the library is large.
  const { Chain } = await import('../adapters/chain.ts');
  const chain = new Chain(settings.url, settings.key);
  const chainId = await chain.id();
  const contract = await contractFor(holder, chain, { settings, chainId });
  const place = `${contract} @ ${chainId}`;
  const before = anchor.state === 'sent' ? (anchor.receipt as Receipt) : null;
  const head = await chain.headOf(contract, log);
  if (!before && head.size >= anchor.size) return alreadyThere(ctx, { head, anchor, place });
  const transaction = before?.transaction ?? (await chain.anchor(contract, log, anchor));
  const receipt = await waitFor(chain, transaction, anchorPatienceMs);
  if (!receipt) return { state: 'sent', place, receipt: { transaction, block: null } };
  const { block } = receipt;
  return { state: 'done', place, doneAt: ctx.clock.now(), receipt: { transaction, block } };
}

/** The chain holds this checkpoint or a larger one. @throws Error when it is another of the same size */
function alreadyThere(
  ctx: Ctx,
  {
    head,
    anchor,
    place,
  }: { head: { size: number; root: Buffer }; anchor: AnchorRow; place: string },
): Partial<AnchorRow> {
  if (head.size === anchor.size && !head.root.equals(anchor.root)) {
    throw new Error(`the chain holds another root of ${head.size} entries: the log was changed`);
  }
  return { state: 'done', place, doneAt: ctx.clock.now() };
}

async function contractFor(
  holder: Ctx,
  chain: Chain,
  { settings, chainId }: { readonly settings: ChainSettings; readonly chainId: string },
): Promise<Hex> {
  if (settings.contract) return settings.contract;
  const known = await holder.database.inTenant(holder, (tx) => contractOn(tx, chainId));
  if (known) return known as Hex;
  const receipt = await waitFor(chain, await chain.deploy(), contractPatienceMs);
  if (!receipt?.contract) throw new Error('the contract is not on the chain yet');
  const { contract } = receipt;
  await holder.database.inTenant(holder, (tx) => saveContract(tx, chainId, contract));
  return contract;
}

async function waitFor(chain: Chain, transaction: Hex, patienceMs: number) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const receipt = await chain.receiptOf(transaction);
    if (receipt || Date.now() > until) return receipt;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}
