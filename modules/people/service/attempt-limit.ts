/** Counts failures per key within a window; forgets what is old. One process's memory is enough. */
export class AttemptLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #failures = new Map<string, number[]>();

  constructor(options: { readonly limit: number; readonly windowSeconds: number }) {
    this.#limit = options.limit;
    this.#windowMs = options.windowSeconds * 1000;
  }

  /** Seconds to wait before the next attempt; 0 when it may go on. */
  waitSeconds(key: string, now: Date): number {
    const recent = this.#recent(key, now);
    const oldest = recent[recent.length - this.#limit];
    if (oldest === undefined) return 0;
    return Math.ceil((oldest + this.#windowMs - now.getTime()) / 1000);
  }

  /** Notes a failure. */
  failed(key: string, now: Date): void {
    if (this.#failures.size > 50_000) this.#forgetOld(now);
    this.#failures.set(key, [...this.#recent(key, now), now.getTime()]);
  }

  /** Forgets a key. */
  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  /** Keeps who is being counted: somebody with many addresses must not wipe the slate clean. */
  #forgetOld(now: Date): void {
    for (const key of this.#failures.keys()) {
      if (this.#recent(key, now).length === 0) this.#failures.delete(key);
    }
  }

  #recent(key: string, now: Date): number[] {
    const since = now.getTime() - this.#windowMs;
    return (this.#failures.get(key) ?? []).filter((at) => at > since);
  }
}
