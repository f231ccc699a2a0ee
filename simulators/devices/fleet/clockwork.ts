/** Repeats work of many devices, spread over the period so that they do not all speak at once. */

/** Calls `work(index)` for each of `count` devices once a period. */
export class Clockwork {
  readonly #timers: NodeJS.Timeout[] = [];

  /** Starts the work of a group of devices. */
  every(seconds: number, count: number, work: (index: number, at: Date) => void): void {
    if (count === 0) return;
    const stepMs = Math.max(20, (seconds * 1000) / count);
    const perStep = Math.max(1, Math.ceil((count * stepMs) / (seconds * 1000)));
    let next = 0;
    this.#timers.push(
      setInterval(() => {
        for (let done = 0; done < perStep; done += 1) {
          work(next, new Date());
          next = (next + 1) % count;
        }
      }, stepMs),
    );
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}
