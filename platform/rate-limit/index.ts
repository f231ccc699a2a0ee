/** Stops floods without harming honest people: so many at once, then so many a minute. */
import { isIPv6 } from 'node:net';

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

  /**
   * Takes one.
   * @param key who asks; an IPv6 address at its end stands for its network of 64 bits, which one sender has all of
   * @returns seconds to wait when the bucket is empty, else 0
   */
  take(key: string, now: Date): number {
    const { burst, perMinute } = this.#allowance;
    const at = now.getTime();
    const who = withNetwork(key);
    const bucket = this.#buckets.get(who) ?? { tokens: burst, at };
    const passedMs = Math.max(0, at - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (passedMs / 60_000) * perMinute);
    bucket.at = at;
    // The one that asked longest ago makes room: somebody with many addresses must not wipe the slate clean.
    this.#buckets.delete(who);
    if (this.#buckets.size >= bucketLimit) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    this.#buckets.set(who, bucket);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60 - 1e-6);
    bucket.tokens -= 1;
    return 0;
  }
}

/** A key whose IPv6 address at the end is cut to its network; other keys stay as they are. */
function withNetwork(key: string): string {
  const from = Math.max(key.lastIndexOf('|'), key.lastIndexOf(' ')) + 1;
  const address = key.slice(from);
  return address.includes(':') && isIPv6(address) ? key.slice(0, from) + networkOf(address) : key;
}

/** The address as it is, or for IPv6 the network of 64 bits that one household or attacker has all of. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
