/** Stops floods without harming honest people: so many at once, then so many a minute. */

/** How many at once, and how many a minute after that. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

/** A bucket that refills steadily. */
interface Bucket {
  tokens: number;
  at: number;
}

const bucketLimit = 100_000;

const limits: WeakRef<RateLimit>[] = [];

/** Fills the buckets of every limit of this process: for one that serves town after town, each with a clock of its own (tests). */
export function forgetTaken(): void {
  for (const limit of limits) limit.deref()?.forget();
}

/** Token buckets by key (a device, an address, a person), in the memory of one process. */
export class RateLimit {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
    limits.push(new WeakRef(this));
  }

  /** Fills all buckets. */
  forget(): void {
    this.#buckets.clear();
  }

  /** Takes one. @returns seconds to wait when the bucket is empty, else 0 */
  take(key: string, now: Date): number {
    const { burst, perMinute } = this.#allowance;
    const at = now.getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at };
    const passedMs = Math.max(0, at - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (passedMs / 60_000) * perMinute);
    bucket.at = at;
    if (this.#buckets.size > bucketLimit) this.#buckets.clear();
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60 - 1e-6);
    bucket.tokens -= 1;
    return 0;
  }
}
