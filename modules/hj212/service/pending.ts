/** Our commands on their way: sent again until answered, three times at most. */
import { type CommandResult, commandProgress } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Order } from './orders.ts';

const mostResends = 3;
/** Without its end so long after it was taken up, an order is forgotten; things lets it expire. */
const longestMs = 3_600_000;

interface Pending {
  readonly commandId: string;
  readonly order: Order;
  readonly frame: Buffer;
  readonly since: number;
  resends: number;
  delivered: boolean;
  timer: NodeJS.Timeout | undefined;
  output: Record<string, unknown>;
}

/** What the orders of a station need of it. */
export interface Sender {
  readonly tenantId: string;
  readonly answerMs: () => number;
  readonly send: (frame: Buffer) => boolean;
}

type Step = 'delivered' | 'done' | 'failed';

/** The orders of one station on one connection, by request number. */
export class PendingOrders {
  readonly #host: ServiceHost;
  readonly #sender: Sender;
  readonly #byNumber = new Map<string, Pending>();

  constructor(host: ServiceHost, sender: Sender) {
    this.#host = host;
    this.#sender = sender;
  }

  /** Sends an order and waits for its answers. */
  async start(commandId: string, order: Order, number: string, frame: Buffer): Promise<void> {
    this.#forgetOld();
    const since = performance.now();
    const pending: Pending = {
      commandId,
      order,
      frame,
      since,
      resends: 0,
      delivered: false,
      timer: undefined,
      output: {},
    };
    this.#byNumber.set(number, pending);
    if (this.#sender.send(frame)) this.#await(number, pending);
    else await this.#end(number, pending, 'failed', { reason: 'the connection was lost' });
  }

  /** Whether values of a command number come because they were asked for. */
  asked(command: string, number: string | null): boolean {
    const pending = this.#byNumber.get(number ?? '');
    return pending?.order.cn === command && pending.order.cp !== '';
  }

  /** Takes what a device says about an order beside its answers (its clock, its interval). */
  note(number: string | null, output: Record<string, unknown>): void {
    const pending = this.#byNumber.get(number ?? '');
    if (pending) Object.assign(pending.output, output);
  }

  /** 9011: the device has the order, or refuses it. */
  async requestAnswered(number: string | null, good: boolean, words: string): Promise<void> {
    const pending = this.#byNumber.get(number ?? '');
    if (!pending || number === null) return;
    clearTimeout(pending.timer);
    if (!good) return this.#end(number, pending, 'failed', { reason: words });
    if (pending.delivered) return;
    pending.delivered = true;
    await this.#progress(pending, 'delivered');
  }

  /** 9012, or 9013 for orders that end with it. */
  async executed(number: string | null, good: boolean, words: string): Promise<void> {
    const pending = this.#byNumber.get(number ?? '');
    if (!pending || number === null) return;
    const { output } = pending;
    if (good) await this.#end(number, pending, 'done', { output });
    else await this.#end(number, pending, 'failed', { output, reason: words });
  }

  /** The connection is gone. */
  async lost(): Promise<void> {
    for (const [number, pending] of this.#byNumber) {
      await this.#end(number, pending, 'failed', { reason: 'the connection was lost' });
    }
  }

  #await(number: string, pending: Pending): void {
    pending.timer = setTimeout(() => {
      this.#again(number, pending).catch((error: Error) =>
        this.#host.logger.warn({ err: error }, 'hj212: an order could not be followed'),
      );
    }, this.#sender.answerMs()).unref();
  }

  async #again(number: string, pending: Pending): Promise<void> {
    if (pending.resends >= mostResends) {
      const reason = `no answer after ${mostResends} resends`;
      return this.#end(number, pending, 'failed', { reason });
    }
    pending.resends += 1;
    if (this.#sender.send(pending.frame)) this.#await(number, pending);
    else await this.#end(number, pending, 'failed', { reason: 'the connection was lost' });
  }

  async #end(number: string, pending: Pending, step: Step, result: CommandResult): Promise<void> {
    clearTimeout(pending.timer);
    this.#byNumber.delete(number);
    await this.#progress(pending, step, result);
  }

  async #progress(pending: Pending, step: Step, result: CommandResult = {}): Promise<void> {
    const { database } = this.#host;
    await database.inTenant(this.#host.ctxOf(this.#sender.tenantId), (tx) =>
      commandProgress(tx, pending.commandId, step, result),
    );
  }

  #forgetOld(): void {
    for (const [number, { since, timer }] of this.#byNumber) {
      if (performance.now() - since < longestMs) continue;
      clearTimeout(timer);
      this.#byNumber.delete(number);
    }
  }
}
