/** Our messages on their way: sent again until answered, three times at most. */
import { type CommandResult, commandProgress } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';

const mostResends = 3;

interface Pending {
  readonly commandId: string;
  readonly frame: Buffer;
  resends: number;
  timer: NodeJS.Timeout | undefined;
}

/** What pending messages need of their terminal. */
export interface Sender {
  readonly tenantId: string;
  readonly answerMs: () => number;
  readonly send: (frame: Buffer) => boolean;
}

/** The messages of one terminal that wait for an answer, by serial. */
export class PendingMessages {
  readonly #host: ServiceHost;
  readonly #sender: Sender;
  readonly #bySerial = new Map<number, Pending>();

  constructor(host: ServiceHost, sender: Sender) {
    this.#host = host;
    this.#sender = sender;
  }

  /** Sends a message and waits for its answer. */
  async start(commandId: string, serial: number, frame: Buffer): Promise<void> {
    const pending: Pending = { commandId, frame, resends: 0, timer: undefined };
    this.#bySerial.set(serial, pending);
    await this.#send(serial, pending);
  }

  /** The terminal has answered: 0 is good, anything else a failure. */
  async answered(
    serial: number,
    result: number,
    output: Record<string, unknown> = {},
  ): Promise<void> {
    const words: Readonly<Record<number, string>> = {
      1: 'failed',
      2: 'message is wrong',
      3: 'not supported',
    };
    if (result === 0) return this.#end(serial, 'done', { output });
    await this.#end(serial, 'failed', { reason: words[result] ?? `result ${result}` });
  }

  /** The connection is gone. */
  async lost(): Promise<void> {
    for (const serial of this.#bySerial.keys()) {
      await this.#end(serial, 'failed', { reason: 'the connection was lost' });
    }
  }

  async #send(serial: number, pending: Pending): Promise<void> {
    if (!this.#sender.send(pending.frame)) {
      return this.#end(serial, 'failed', { reason: 'the connection was lost' });
    }
    // Each wait is longer than the one before, as the standard wants.
    const waitMs = this.#sender.answerMs() * (pending.resends + 1);
    pending.timer = setTimeout(() => {
      this.#again(serial, pending).catch((error: Error) =>
        this.#host.logger.warn({ err: error }, 'jt808: a message could not be followed'),
      );
    }, waitMs).unref();
  }

  async #again(serial: number, pending: Pending): Promise<void> {
    if (pending.resends >= mostResends) {
      const reason = `no answer after ${mostResends} resends`;
      return this.#end(serial, 'failed', { reason });
    }
    pending.resends += 1;
    await this.#send(serial, pending);
  }

  async #end(serial: number, step: 'done' | 'failed', result: CommandResult): Promise<void> {
    const pending = this.#bySerial.get(serial);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#bySerial.delete(serial);
    await this.#host.database.inTenant(this.#host.ctxOf(this.#sender.tenantId), (tx) =>
      commandProgress(tx, pending.commandId, step, result),
    );
  }
}
