/** The partitions that a process knows to be there; others are made before they are needed. */
import type { Ctx } from '#platform/context/index.ts';
import { monthOf } from '../../rules/times.ts';
import { makeMonth, monthsMade } from '../../store/values.ts';

/** Months with partitions. */
export class Months {
  readonly #ctx: Ctx;
  #made: Set<number> | null = null;
  readonly #wanted = new Set<number>();
  #lastMonth = Number.NaN;
  #nextMonth = Number.NaN;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Says that values of this instant (ms) will be written. */
  want(atMs: number): void {
    if (atMs >= this.#lastMonth && atMs < this.#nextMonth) return;
    const month = monthOf(atMs);
    const date = new Date(month);
    this.#lastMonth = month;
    this.#nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    if (!this.#made?.has(month)) this.#wanted.add(month);
  }

  /** Makes what is wanted and not there, each in a transaction of its own. */
  async make(): Promise<void> {
    if (this.#wanted.size === 0) return;
    const { database } = this.#ctx;
    const made = (this.#made ??= new Set(await database.inTenant(this.#ctx, monthsMade)));
    for (const month of this.#wanted) {
      if (!made.has(month)) {
        await database.inTenant(this.#ctx, (tx) => makeMonth(tx, new Date(month)));
        made.add(month);
      }
      this.#wanted.delete(month);
    }
  }
}
