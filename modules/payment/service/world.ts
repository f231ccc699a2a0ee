/** With which channels this process speaks: the town's own merchant data, or the simulator where the operator named one. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { alipayChannel, alipayEndpoint } from '../adapters/alipay.ts';
import { ChannelFault, type Merchant, type PayChannel } from '../adapters/protocol.ts';
import { wechatChannel, wechatEndpoint } from '../adapters/wechat.ts';
import type { OnlineChannel } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { channelRow } from '../store/manage.ts';

/** Environment variable that names the simulator, e.g. `http://127.0.0.1:8190`. */
export const simulatorVariable = 'ZHENSHU_PAYMENT_SIMULATOR';

interface World {
  readonly simulator: string | null;
  readonly publicUrl: string;
}

const worlds = new WeakMap<Database, World>();
const merchants = new Map<string, Promise<Record<string, string>>>();

/** Reads the settings once, at the start of a process. */
export function learnWorld(
  database: Database,
  { environment }: Pick<ServiceHost, 'environment'>,
): void {
  const given = environment[simulatorVariable]?.trim() ?? '';
  worlds.set(database, {
    simulator: simulatorOrigin(given),
    publicUrl: (environment['ZHENSHU_PUBLIC_URL'] ?? '').replace(/\/+$/, ''),
  });
}

/** Only a simulator of this machine counts: it is believed without merchant data. */
function simulatorOrigin(given: string): string | null {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:') return null;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) ? url.origin : null;
}

/** Where the simulator listens; null where there is none. */
export function simulatorOf({ database }: Pick<Ctx, 'database'>): string | null {
  return worlds.get(database)?.simulator ?? null;
}

/** Address under which the channels reach us; empty when the operator named none. */
export function publicUrlOf({ database }: Pick<Ctx, 'database'>): string {
  return worlds.get(database)?.publicUrl ?? '';
}

/** Merchant data for a channel: the town's own, the simulator's, or none. */
export async function merchantOf(tx: Tx, channel: OnlineChannel): Promise<Merchant | null> {
  const row = await channelRow(tx, channel);
  const now = (): Date => tx.ctx.clock.now();
  if (row) {
    if (!row.active) return null;
    const endpoint = channel === 'wechat' ? wechatEndpoint : alipayEndpoint;
    return { ...row, endpoint, simulated: false, now };
  }
  const simulator = simulatorOf(tx.ctx);
  return simulator
    ? simulatedMerchant(simulator, { channel, tenantId: tx.ctx.tenantId, now })
    : null;
}

/** Merchant data of an order that stands: an order of the simulator stays there. @throws channel-closed */
export async function channelOfOrder(
  tx: Tx,
  { channel, simulated }: { readonly channel: OnlineChannel; readonly simulated: boolean },
): Promise<PayChannel> {
  const simulator = simulatorOf(tx.ctx);
  const now = (): Date => tx.ctx.clock.now();
  const merchant = simulated
    ? simulator && (await simulatedMerchant(simulator, { channel, tenantId: tx.ctx.tenantId, now }))
    : await merchantOf(tx, channel);
  if (!merchant || merchant.simulated !== simulated) throw closed(channel);
  return payChannelOf(merchant);
}

/** The adapter of a merchant. */
export function payChannelOf(merchant: Merchant): PayChannel {
  return merchant.channel === 'wechat' ? wechatChannel(merchant) : alipayChannel(merchant);
}

/** The problem of a channel that the town has not. */
export const closed = (channel: OnlineChannel) =>
  problem('channel-closed', { channel: channelWords[channel] });

/** What people call the channels. */
export const channelWords = {
  wechat: '微信',
  alipay: '支付宝',
  cash: '现金',
  pos: '刷卡',
} as const;

async function simulatedMerchant(
  simulator: string,
  of: { readonly channel: OnlineChannel; readonly tenantId: string; readonly now: () => Date },
): Promise<Merchant> {
  const key = `${simulator} ${of.tenantId}`;
  const asked = merchants.get(key) ?? askMerchant(simulator, of.tenantId);
  merchants.set(key, asked);
  const given = await asked.catch((error: unknown) => {
    merchants.delete(key);
    throw new ChannelFault(`模拟支付没有启动（${(error as Error).message}）`);
  });
  const value = (name: string): string => given[name] ?? '';
  return {
    channel: of.channel,
    appId: value(`${of.channel}AppId`),
    merchantId: of.channel === 'wechat' ? value('merchantId') : '',
    serial: value('serial'),
    privateKey: value('privateKey'),
    apiKey: value('apiKey'),
    platformKey: value('platformKey'),
    platformSerial: of.channel === 'wechat' ? value('platformSerial') : '',
    endpoint: simulator,
    simulated: true,
    now: of.now,
  };
}

async function askMerchant(simulator: string, town: string): Promise<Record<string, string>> {
  const response = await fetch(`${simulator}/control/merchant?town=${town}`, {
    signal: AbortSignal.timeout(5000),
  });
  return (await response.json()) as Record<string, string>;
}

/** The payer's hand at the simulator: opens what a phone would open, then pays. @throws ChannelFault */
export async function payAtSimulator(
  ctx: Ctx,
  order: { readonly channel: string; readonly number: string; readonly address: string },
): Promise<void> {
  const simulator = simulatorOf(ctx);
  if (!simulator) throw new ChannelFault('模拟支付没有启动');
  const signal = AbortSignal.timeout(5000);
  if (order.address.startsWith(`${simulator}/`)) {
    await fetch(order.address, { redirect: 'manual', signal });
  }
  const body = JSON.stringify({ channel: order.channel, number: order.number });
  const response = await fetch(`${simulator}/control/pay`, { method: 'POST', body, signal });
  // 409: paid already; whoever presses twice is shown the result.
  if (!response.ok && response.status !== 409) throw new ChannelFault(`HTTP ${response.status}`);
}
