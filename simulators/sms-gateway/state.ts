import type { Accounts } from './accounts.ts';

/** The vendors that this server speaks for. */
export const vendors = ['aliyun', 'tencent', 'wecom', 'dingtalk', 'smtp'] as const;

/** One of {@link vendors}. */
export type Vendor = (typeof vendors)[number];

/**
 * How a vendor treats the next calls: `answer` as in good times; `rate-limit` and `refuse` with the
 * vendor's own words; `fail` with a broken server; `hang` without any answer.
 */
export const behaviours = ['answer', 'rate-limit', 'refuse', 'fail', 'hang'] as const;

/** One of {@link behaviours}. */
export type Behaviour = (typeof behaviours)[number];

/** A message that a vendor accepted. */
export type Received = {
  readonly id: string;
  readonly vendor: Vendor;
  readonly arrivedAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** The text as the person reads it; for SMS with an unknown template, its code and parameters. */
  readonly text: string;
  /** The sender's own id, where the protocol carries one. */
  readonly reference: string;
};

const KEPT_MESSAGES = 1000;
const NONCE_LIFE_MILLISECONDS = 15 * 60_000;

/** What the simulator remembers between calls. */
export class GatewayState {
  readonly accounts: Accounts;
  readonly now: () => Date;
  readonly received: Received[] = [];
  #behaviours = new Map<Vendor, { behaviour: Behaviour; times: number }>();
  #nonces = new Map<string, number>();
  #robotPosts = new Map<Vendor, number[]>();
  #count = 0;

  constructor(accounts: Accounts, now: () => Date) {
    this.accounts = accounts;
    this.now = now;
  }

  /** Sets how a vendor treats the next `times` calls; afterwards it answers again. */
  behave(vendor: Vendor, behaviour: Behaviour, times = Number.POSITIVE_INFINITY): void {
    this.#behaviours.set(vendor, { behaviour, times });
  }

  /** The treatment of the call that just came in; each call uses it up once. */
  behaviourOf(vendor: Vendor): Behaviour {
    const entry = this.#behaviours.get(vendor);
    if (!entry || entry.times <= 0) return 'answer';
    entry.times -= 1;
    return entry.behaviour;
  }

  /** Keeps an accepted message and gives it the vendor's id. */
  keep(message: Omit<Received, 'id' | 'arrivedAt'>): Received {
    this.#count += 1;
    const id = `${message.vendor}-${this.#count}`;
    const kept = { ...message, id, arrivedAt: this.now().toISOString() };
    this.received.push(kept);
    if (this.received.length > KEPT_MESSAGES) this.received.shift();
    return kept;
  }

  /** True the first time a nonce is seen within a quarter of an hour. */
  isFreshNonce(nonce: string): boolean {
    const now = this.now().getTime();
    for (const [old, seenAt] of this.#nonces) {
      if (now - seenAt > NONCE_LIFE_MILLISECONDS) this.#nonces.delete(old);
    }
    const fresh = !this.#nonces.has(nonce);
    this.#nonces.set(nonce, now);
    return fresh;
  }

  /** Counts a robot's post; false when it is the 21st within a minute, as both vendors rule. */
  isWithinRobotLimit(vendor: Vendor): boolean {
    const now = this.now().getTime();
    const recent = (this.#robotPosts.get(vendor) ?? []).filter((time) => now - time < 60_000);
    if (recent.length >= 20) return false;
    this.#robotPosts.set(vendor, [...recent, now]);
    return true;
  }
}
