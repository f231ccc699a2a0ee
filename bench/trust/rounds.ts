/** Rounds of reports against a server, sent by a process of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Round, RoundResult } from '../cases/load.ts';

/** The process that sends. */
export class Sender {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(join(import.meta.dirname, '..', 'cases', 'load.ts'), [], { execArgv: [] });
  }

  /** Sends for a while. @throws when a report was refused */
  async round(round: Omit<Round, 'path'>): Promise<RoundResult> {
    this.#child.send({ ...round, path: '/api/v1/reports' } satisfies Round);
    const reply = await new Promise<{ result?: RoundResult; error?: string }>((ready, fail) => {
      const ended = (): void => fail(new Error('the sending process ended'));
      this.#child.once('exit', ended);
      this.#child.once('message', (message) => {
        this.#child.off('exit', ended);
        ready(message as never);
      });
    });
    const { result } = reply;
    if (!result) throw new Error(reply.error ?? 'the sending process failed');
    if (result.refused > 0) throw new Error(`${result.refused} refused: ${result.firstRefusal}`);
    return result;
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill();
  }
}

/** Reports a second over several rounds. */
export function rateOf(results: readonly RoundResult[]): number {
  const sent = results.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  return (sent * 1000) / results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
