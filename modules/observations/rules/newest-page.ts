/** The newest values of many datastreams, gathered in any order: what cannot be among them any more is dropped. */

/** What a value is known by and when it was measured. */
interface Dated {
  readonly no: number;
  /** Microseconds since 1970. */
  readonly us: number;
  readonly value: unknown;
}

/** Holds the newest `limit` values, and those that share the instant of the last of them. */
export class NewestPage<T extends Dated> {
  readonly #limit: number;
  readonly #found = new Map<string, T>();
  #begin = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Instant (µs) of the last value of a full page: nothing older can be on it. -Infinity while it is not full. */
  get begin(): number {
    return this.#begin;
  }

  get isFull(): boolean {
    return this.#begin > Number.NEGATIVE_INFINITY;
  }

  /** How many values one page holds. */
  get limit(): number {
    return this.#limit;
  }

  /** Takes values. The same value of the same instant counts once, as it was given last. */
  add(values: readonly T[]): void {
    for (const one of values) {
      if (one.us >= this.#begin)
        this.#found.set(`${one.no} ${one.us} ${JSON.stringify(one.value)}`, one);
    }
    if (values.length > 0 && this.#found.size >= this.#limit) this.#trim();
  }

  #trim(): void {
    const times = Float64Array.from(this.#found.values(), ({ us }) => us).sort();
    this.#begin = times[times.length - this.#limit] ?? this.#begin;
    for (const [key, { us }] of this.#found) if (us < this.#begin) this.#found.delete(key);
  }

  /** What was found, the newest first. */
  taken(): T[] {
    return [...this.#found.values()].sort((one, other) => other.us - one.us);
  }
}
