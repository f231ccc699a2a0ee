/** Notices of the channels: believed only when genuine and fresh, then settled like any other answer of the channel. */
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import {
  type Notice,
  NoticeRefused,
  type PayChannel,
  type RawNotice,
} from '../adapters/protocol.ts';
import type { NoticeOutcome, OnlineChannel } from '../contract/words.ts';
import { insertNotice, orderByNumber } from '../store/orders.ts';
import type { OrderRecord } from '../store/tables.ts';
import { confirmOrder, settle } from './confirm.ts';
import { finishRefund } from './finish-refund.ts';
import { asHouse } from './subject.ts';
import { merchantOf, payChannelOf } from './world.ts';

/** What is sent back: taken (the channel stops), or not (it comes again). */
export interface NoticeAnswer {
  readonly status: 200 | 401 | 404 | 500;
  readonly mediaType: string;
  readonly body: string;
  readonly outcome: NoticeOutcome;
}

/** Nobody floods us with forgeries: each is noted, so many an hour. */
const forgeries = new RateLimit({ burst: 60, perMinute: 10 });
const all = new RateLimit({ burst: 600, perMinute: 3000 });

/** Takes a notice. A repeat is thanked for and changes nothing. */
export async function takeNotice(
  given: Ctx,
  channel: OnlineChannel,
  raw: RawNotice & { readonly remoteAddress: string },
): Promise<NoticeAnswer> {
  const ctx = asHouse(given);
  const now = ctx.clock.now();
  const scope = `${ctx.database.url}|${raw.remoteAddress}`;
  const seconds = all.take(scope, now);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const merchant = await ctx.database.inTenant(ctx, (tx) => merchantOf(tx, channel));
  if (!merchant) return refusal('unknownOrder');
  const adapter = payChannelOf(merchant);
  try {
    const notice = adapter.readNotice(raw, now);
    return await believed(ctx, { channel, adapter, notice, body: raw.body });
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    const note = { channel, about: 'unknown' as const, orderNumber: '', toldFen: null };
    if (forgeries.take(scope, now) === 0) {
      await ctx.database.inTenant(ctx, (tx) =>
        keep(tx, { ...note, body: raw.body, outcome: error.why }),
      );
    }
    return refusal(error.why);
  }
}

interface Believed {
  readonly channel: OnlineChannel;
  readonly adapter: PayChannel;
  readonly notice: Notice;
  readonly body: string;
}

async function believed(ctx: Ctx, of: Believed): Promise<NoticeAnswer> {
  const { channel, notice, body } = of;
  const order = await ctx.database.inTenant(ctx, (tx) => orderByNumber(tx, notice.orderNumber));
  const toldFen = notice.about === 'payment' ? notice.told.amountFen : null;
  const note = { channel, about: notice.about, orderNumber: notice.orderNumber, toldFen, body };
  if (order?.channel !== channel) {
    await ctx.database.inTenant(ctx, (tx) => keep(tx, { ...note, outcome: 'unknownOrder' }));
    // Another system may share the merchant number: the channel need not come again.
    return thanks(of.adapter, 'unknownOrder');
  }
  const outcome = await ctx.database.inTenant(ctx, async (tx) => {
    const came = await outcomeOf(tx, order, notice);
    await keep(tx, { ...note, outcome: came });
    return came;
  });
  // A notice that says neither yes nor no: the channel is asked.
  if (outcome === 'notPaid') await confirmOrder(ctx, order).catch(() => undefined);
  return thanks(of.adapter, outcome);
}

async function outcomeOf(tx: Tx, order: OrderRecord, notice: Notice): Promise<NoticeOutcome> {
  if (notice.about === 'payment') return settle(tx, order.id, notice.told);
  const isNew = await finishRefund(tx, notice.refundNumber, notice.told);
  return isNew ? 'refunded' : 'repeat';
}

const thanks = ({ thanks: { mediaType, body } }: PayChannel, outcome: NoticeOutcome) =>
  ({ status: 200, mediaType, body, outcome }) as const;

function refusal(outcome: NoticeOutcome): NoticeAnswer {
  const status = outcome === 'unknownOrder' ? 404 : 401;
  const body = JSON.stringify({
    code: 'FAIL',
    message: outcome === 'stale' ? '通知已过期' : '验签失败',
  });
  return { status, mediaType: 'application/json', body, outcome };
}

async function keep(
  tx: Tx,
  note: {
    readonly channel: OnlineChannel;
    readonly about: Notice['about'] | 'unknown';
    readonly orderNumber: string;
    readonly toldFen: number | null;
    readonly body: string;
    readonly outcome: NoticeOutcome;
  },
): Promise<void> {
  const { body, orderNumber, toldFen, ...rest } = note;
  const now = tx.ctx.clock.now();
  await insertNotice(tx, {
    ...rest,
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    orderNumber: orderNumber.slice(0, 64),
    toldFen: toldFen !== null && toldFen >= 0 ? toldFen : null,
    digest: createHash('sha256').update(body).digest('hex'),
    receivedAt: now,
  });
}
