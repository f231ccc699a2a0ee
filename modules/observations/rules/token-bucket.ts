/** A budget that fills steadily: so much a second on average, so much at once. */

/** What may be spent. */
export interface Budget {
  readonly perSecond: number;
  readonly burst: number;
}

/** The state of one device's budget. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(budget: Budget, nowMs: number) {
    this.#tokens = budget.burst;
    this.#filledAt = nowMs;
  }

  /**
   * Spends one message. The debt is remembered, so that a sender who does not wait waits longer.
   * @returns 0, or milliseconds after which it may be taken
   */
  spend({ perSecond, burst }: Budget, nowMs: number): number {
    const gained = (Math.max(0, nowMs - this.#filledAt) * perSecond) / 1000;
    this.#tokens = Math.min(burst, this.#tokens + gained) - 1;
    this.#filledAt = nowMs;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1000) / perSecond);
  }
}
