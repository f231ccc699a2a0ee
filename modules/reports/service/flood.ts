/** Stops floods without harming honest people: a bucket a device and a wider one an address. */

/** A bucket that refills steadily. */
interface Bucket {
  tokens: number;
  at: number;
}

/** How many at once, and how many a minute after that. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

const bucketLimit = 100_000;

/** Token buckets by key, in the memory of one process. */
export class FloodGate {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes one. @returns seconds to wait when the bucket is empty, else 0 */
  take(key: string, now: Date): number {
    const { burst, perMinute } = this.#allowance;
    const at = now.getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at };
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 60_000) * perMinute);
    bucket.at = at;
    if (this.#buckets.size > bucketLimit) this.#buckets.clear();
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
    bucket.tokens -= 1;
    return 0;
  }
}

/** Ten reports at once from one device, then two a minute. */
export const perDevice: Allowance = { burst: 10, perMinute: 2 };
/** A village may share one address (mobile networks, public Wi-Fi). */
export const perAddress: Allowance = { burst: 120, perMinute: 60 };
/** Guesses at a report's token. */
export const perFollow: Allowance = { burst: 8, perMinute: 4 };
