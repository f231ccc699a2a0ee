/** The slaves of one line, each asked at its own interval, one after the other. */
import { type Thing, thingsOf } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Bus } from './bus.ts';
import { Slave } from './slave.ts';

interface Scheduled {
  readonly slave: Slave;
  dueMs: number;
}

/** Longest sleep between two looks at what is due, ms. */
const longestSleepMs = 1000;

/** Asks the slaves of a line until it ends. */
export class Poller {
  readonly #host: ServiceHost;
  readonly #bus: Bus;
  readonly #owner: () => Thing;
  #scheduled = new Map<string, Scheduled>();
  readonly #wanted = new Set<string>();
  #stopped = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  /** @param owner the device at the end of the line, as it is now; its children hang on the same line */
  constructor(host: ServiceHost, bus: Bus, owner: () => Thing) {
    this.#host = host;
    this.#bus = bus;
    this.#owner = owner;
  }

  start(): void {
    this.#running = this.#run().catch((error: Error) => {
      this.#host.logger.warn({ err: error }, 'modbus: polling ended');
    });
  }

  /** A device of this line has something waiting. @returns whether it is one of this line */
  wake(thingId: string): boolean {
    if (!this.#scheduled.has(thingId)) return false;
    this.#wanted.add(thingId);
    this.#wake();
    return true;
  }

  /** Ends after the question under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#bus.close();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#look();
      for (const id of this.#wanted) {
        this.#wanted.delete(id);
        if (!this.#stopped) await this.#scheduled.get(id)?.slave.serveDown();
      }
      const nowMs = performance.now();
      for (const one of this.#scheduled.values()) {
        if (this.#stopped || one.dueMs > nowMs) continue;
        await one.slave.serveDown();
        one.dueMs = performance.now() + (await one.slave.poll());
      }
      if (!this.#stopped) await this.#sleep();
    }
  }

  /** Sees devices added, changed and taken away. */
  async #look(): Promise<void> {
    const owner = this.#owner();
    const directory = await thingsOf(this.#host.ctxOf(owner.tenantId));
    const current = directory.byId(owner.id);
    const things = current ? [current, ...directory.children(current.id)] : [];
    const next = new Map<string, Scheduled>();
    for (const thing of things) {
      if (thing.state !== 'active' || thing.door !== 'modbus') continue;
      const known = this.#scheduled.get(thing.id);
      const same = known?.slave.thing === thing ? known : undefined;
      next.set(thing.id, same ?? { slave: new Slave(this.#host, this.#bus, thing), dueMs: 0 });
    }
    this.#scheduled = next;
  }

  async #sleep(): Promise<void> {
    const due = Math.min(...[...this.#scheduled.values()].map(({ dueMs }) => dueMs));
    const ms = Math.min(Math.max(due - performance.now(), 5), longestSleepMs);
    if (this.#wanted.size > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
