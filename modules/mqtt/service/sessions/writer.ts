/** Writes what a broker keeps behind its memory: many changes a transaction, one transaction at a time. */
import type { Ctx } from '#platform/context/index.ts';
import { applyChanges, type KeptChange } from '../../store/sessions.ts';

const retryMs = 1000;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Who has told the writer what a row is to become can wait for the COMMIT. */
export class Writer {
  readonly #ctx: () => Ctx;
  readonly #onFault: (error: Error) => void;
  /** The newest change of each row. A row that was written and removed before it was sent is gone. */
  #changes = new Map<string, KeptChange>();
  /** Rows that the database may hold. */
  readonly #stored = new Set<string>();
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #isClosed = false;

  constructor(ctx: () => Ctx, onFault: (error: Error) => void) {
    this.#ctx = ctx;
    this.#onFault = onFault;
  }

  /** Says that a row came from the database. */
  loaded(key: string): void {
    this.#stored.add(key);
  }

  /** Resolves when the change is committed. @throws when it could not be: it is tried again all the same */
  put(key: string, change: KeptChange): Promise<void> {
    if (change.isGone && !this.#stored.has(key) && this.#changes.delete(key)) {
      return Promise.resolve();
    }
    this.#changes.set(key, change);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** The same for whom nobody waits. */
  putLater(key: string, change: KeptChange): void {
    this.put(key, change).catch(() => undefined);
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is told in the same turn of the event loop goes together.
    await new Promise((next) => setImmediate(next));
    while (this.#changes.size > 0 || this.#waiting.length > 0) {
      const failed = await this.#send();
      if (!failed) continue;
      this.#onFault(failed);
      if (this.#isClosed) break;
      await new Promise((next) => setTimeout(next, retryMs).unref());
    }
    this.#running = null;
  }

  async #send(): Promise<Error | null> {
    const [changes, waiting] = [this.#changes, this.#waiting];
    [this.#changes, this.#waiting] = [new Map(), []];
    for (const [key, { isGone }] of changes) if (!isGone) this.#stored.add(key);
    const ctx = this.#ctx();
    try {
      await ctx.database.inTenant(ctx, (tx) => applyChanges(tx, [...changes.values()]));
    } catch (error) {
      // Newer changes of the same rows stand.
      this.#changes = new Map([...changes, ...this.#changes]);
      for (const { reject } of waiting) reject(error as Error);
      return error as Error;
    }
    for (const [key, { isGone }] of changes) if (isGone) this.#stored.delete(key);
    for (const { resolve } of waiting) resolve();
    return null;
  }
}
