/** Whether messages are expected that were stored before: devices send again what was not acknowledged. */

/** One repeat seldom comes alone: a connection that broke was not the only one. */
const expectedForMs = 10_000;

/** How values are to be written (`insertValues`). */
export type Expected = 'mixed' | 'fresh';

/** What one lane has seen of repeats. */
export class Repeats {
  #until = -Infinity;

  get expected(): Expected {
    return performance.now() < this.#until ? 'mixed' : 'fresh';
  }

  /** A value was there already. */
  note(): void {
    this.#until = performance.now() + expectedForMs;
  }
}
