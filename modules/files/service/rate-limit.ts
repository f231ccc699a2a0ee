/** Counts what a caller did within a sliding window; one process's memory is enough. */
export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #seen = new Map<string, number[]>();

  constructor(limit: number, windowSeconds: number) {
    this.#limit = limit;
    this.#windowMs = windowSeconds * 1000;
  }

  /** Notes one more, or tells after how many seconds there is room again. 0: it may go on. */
  take(key: string, now: Date): number {
    const since = now.getTime() - this.#windowMs;
    const recent = (this.#seen.get(key) ?? []).filter((at) => at > since);
    const oldest = recent[recent.length - this.#limit];
    if (oldest !== undefined) return Math.max(1, Math.ceil((oldest - since) / 1000));
    if (this.#seen.size > 50_000) this.#seen.clear();
    this.#seen.set(key, [...recent, now.getTime()]);
    return 0;
  }
}
