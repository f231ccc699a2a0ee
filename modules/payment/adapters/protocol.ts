/** What every payment channel does for us, whoever it is. One adapter a channel; the simulator speaks through the same. */
import type { PayWords } from '../contract/index.ts';
import type { OnlineChannel, Way } from '../contract/words.ts';
import type { Told } from '../rules/notice.ts';

/** Merchant data with which a channel is spoken to. */
export interface Merchant {
  readonly channel: OnlineChannel;
  readonly appId: string;
  readonly merchantId: string;
  readonly serial: string;
  /** PEM, PKCS #8 or #1. */
  readonly privateKey: string;
  /** APIv3 key, 32 bytes; WeChat Pay only. */
  readonly apiKey: string;
  /** PEM. */
  readonly platformKey: string;
  readonly platformSerial: string;
  /** Scheme and host of the channel: the real one, or the simulator's. */
  readonly endpoint: string;
  readonly simulated: boolean;
  /** Time that requests are signed with. */
  readonly now: () => Date;
}

/** An order to be made at the channel. */
export interface ChannelOrder {
  readonly number: string;
  readonly description: string;
  readonly amountFen: number;
  readonly way: Way;
  readonly expiresAt: Date;
  /** Where the channel tells us of the money. */
  readonly noticeUrl: string;
  /** Where the phone comes back to. */
  readonly returnUrl: string;
  readonly payerAddress: string;
  readonly openId: string;
}

/** Money to be given back at the channel. */
export interface ChannelRefund {
  readonly number: string;
  readonly orderNumber: string;
  readonly totalFen: number;
  readonly amountFen: number;
  readonly reason: string;
  readonly noticeUrl: string;
}

/** How a refund stands at the channel. */
export type RefundTold = 'done' | 'processing' | 'failed';

/** A row of a channel's statement. */
export interface StatementRow {
  readonly kind: 'payment' | 'refund';
  readonly key: string;
  readonly amountFen: number;
  readonly status: 'done' | 'failed';
}

/** A notice as it came: headers and the body to the byte. */
export interface RawNotice {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a genuine notice tells. */
export type Notice =
  | { readonly about: 'payment'; readonly orderNumber: string; readonly told: Told }
  | {
      readonly about: 'refund';
      readonly orderNumber: string;
      readonly refundNumber: string;
      readonly told: RefundTold;
    };

/** A channel. Every method may throw `ChannelFault`. */
export interface PayChannel {
  readonly create: (order: ChannelOrder) => Promise<PayWords>;
  /** `null`: the channel knows no such order. */
  readonly query: (orderNumber: string) => Promise<Told | null>;
  readonly close: (orderNumber: string) => Promise<void>;
  readonly refund: (refund: ChannelRefund) => Promise<RefundTold>;
  readonly queryRefund: (refundNumber: string, orderNumber: string) => Promise<RefundTold>;
  /** The rows of a local day; null before the channel has them. */
  readonly statement: (day: string) => Promise<readonly StatementRow[] | null>;
  /** @throws NoticeRefused */
  readonly readNotice: (notice: RawNotice, now: Date) => Notice;
  /** What the channel wants to hear when a notice was taken. */
  readonly thanks: { readonly mediaType: string; readonly body: string };
}

/** The channel did not do what it was asked for. */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
}

/** A notice that is not believed. */
export class NoticeRefused extends Error {
  override readonly name = 'NoticeRefused';
  readonly why: 'forged' | 'stale' | 'unread';
  constructor(why: 'forged' | 'stale' | 'unread', message: string) {
    super(message);
    this.why = why;
  }
}
