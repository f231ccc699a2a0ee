/** A lane: letters of the same devices always go through the same one, a batch at a time, in order. */
import type { ArrivalReceipt } from '../../types.ts';
import { handleBatch, type Letter, type TownParts } from './batch.ts';
import { isCollision } from './judging.ts';
import { Repeats } from './repeats.ts';

/** A letter with someone who waits for its receipt. */
export interface Waiting {
  readonly letter: Letter;
  readonly resolve: (receipt: ArrivalReceipt) => void;
  readonly reject: (error: Error) => void;
}

const mostLetters = 1500;
const mostReadings = 6000;
const collisionsBorne = 3;

/** One lane of a town. */
export class Lane {
  readonly #town: TownParts;
  readonly #onDone: (count: number) => void;
  readonly #repeats = new Repeats();
  #queue: Waiting[] = [];
  #isRunning = false;

  constructor(town: TownParts, onDone: (count: number) => void) {
    this.#town = town;
    this.#onDone = onDone;
  }

  push(waiting: Waiting): void {
    this.#queue.push(waiting);
    if (this.#isRunning) return;
    this.#isRunning = true;
    // What arrives in the same turn of the event loop shares the batch.
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#next();
      await this.#settle(batch);
      this.#onDone(batch.length);
    }
    this.#isRunning = false;
  }

  #next(): Waiting[] {
    let count = 0;
    let readings = 0;
    for (const { letter } of this.#queue) {
      readings += letter.arrival?.readings.length ?? 1;
      if (count > 0 && (count >= mostLetters || readings > mostReadings)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const receipts = await this.#handle(batch);
      batch.forEach(({ resolve }, index) => resolve(receipts[index] as ArrivalReceipt));
    } catch (error) {
      if (!isDataFault(error)) for (const { reject } of batch) reject(error as Error);
      else if (batch.length > 1) for (const one of batch) await this.#settle([one]);
      else batch[0]?.resolve(await this.#refused(batch[0].letter, error as Error));
    }
  }

  async #handle(batch: readonly Waiting[]): Promise<ArrivalReceipt[]> {
    const letters = batch.map(({ letter }) => letter);
    for (let collisions = 0; ; collisions += 1) {
      try {
        return await handleBatch(this.#town, letters, this.#repeats);
      } catch (error) {
        if (!isCollision(error) || collisions >= collisionsBorne) throw error;
      }
    }
  }

  /** A letter that PostgreSQL itself cannot keep is refused, so that it is not sent for ever. */
  async #refused({ arrival }: Letter, error: Error): Promise<ArrivalReceipt> {
    const detail = error.message.slice(0, 200);
    const reason = 'wrong-type' as const;
    if (arrival) {
      const { tenantId, door, receivedAt } = arrival;
      const refusal = { tenantId, thingId: arrival.thingId, door, receivedAt, reason, detail };
      await handleBatch(this.#town, [{ refusal }], this.#repeats).catch(() => undefined);
    }
    return { accepted: 0, repeated: 0, refused: [{ index: null, key: null, reason, detail }] };
  }
}

/** PostgreSQL refused the data themselves (classes 22 and 23), which a repeat would not mend. */
function isDataFault(error: unknown): boolean {
  return /^2[23]/.test((error as { code?: string }).code ?? '');
}
