/** Running scripts of users aside: a thread that is ended when it hangs, and a rest for scripts that hang. */
import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './sandbox-types.ts';

/** Time of one call. */
const limitMs = 50;
/** The thread itself is ended when a call does not come back by then. */
const hardLimitMs = 3000;
/** Calls that may wait; more are refused. */
const mostWaiting = 1000;
/** After so many late calls in a row a script is left alone for a while. */
const mostLate = 5;
const restMs = 60_000;

/** A call without its bookkeeping. */
export type Call = Pick<Job, 'script' | 'call' | 'input'>;

/** What came of a call. */
export type Ran =
  | { readonly ok: true; readonly answer: unknown; readonly milliseconds: number }
  | { readonly ok: false; readonly detail: string; readonly milliseconds: number };

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: Ran) => void;
}

interface Lateness {
  inARow: number;
  restUntil: number;
}

/** One thread for the scripts of a process. */
class Sandbox {
  #worker: Worker | undefined;
  readonly #queue: Waiting[] = [];
  #running: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;
  readonly #late = new Map<string, Lateness>();

  /** Runs a call. Never rejects. */
  run(call: Call): Promise<Ran> {
    const refused = (detail: string): Ran => ({ ok: false, detail, milliseconds: 0 });
    const lateness = this.#late.get(call.script);
    if (lateness && performance.now() < lateness.restUntil) {
      return Promise.resolve(refused('rests for a minute after taking too long'));
    }
    if (this.#queue.length >= mostWaiting) {
      return Promise.resolve(refused('too many messages wait for scripts'));
    }
    this.#lastId += 1;
    const job: Job = { ...call, id: this.#lastId, limitMs };
    return new Promise((resolve) => {
      this.#queue.push({ job, resolve });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    const next = this.#queue.shift();
    this.#running = next;
    if (!next) {
      this.#worker?.unref();
      return;
    }
    const worker = this.#thread();
    worker.ref();
    worker.postMessage(next.job);
    this.#timer = setTimeout(() => this.#hung(), hardLimitMs);
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./sandbox-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 8 },
    });
    worker.on('message', (result: JobResult) => this.#done(result));
    worker.on('error', () => {
      if (this.#worker === worker) this.#hung();
    });
    this.#worker = worker;
    return worker;
  }

  #done(result: JobResult): void {
    if (this.#running?.job.id !== result.id) return;
    this.#end(result);
  }

  /** The thread did not come back: another one takes its place. */
  #hung(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#end({
      ok: false,
      detail: 'the script hung or ran out of memory',
      milliseconds: hardLimitMs,
    });
  }

  #end(result: Ran): void {
    const ended = this.#running;
    clearTimeout(this.#timer);
    this.#running = undefined;
    if (ended) {
      this.#count(ended.job.script, !result.ok && result.milliseconds > limitMs);
      ended.resolve(result);
    }
    this.#next();
  }

  #count(script: string, isLate: boolean): void {
    if (!isLate) {
      this.#late.delete(script);
      return;
    }
    const known = this.#late.get(script) ?? { inARow: 0, restUntil: 0 };
    known.inARow += 1;
    if (known.inARow >= mostLate) known.restUntil = performance.now() + restMs;
    if (this.#late.size > 1000) this.#late.clear();
    this.#late.set(script, known);
  }
}

const sandbox = new Sandbox();

/** Runs a function of a script: 50 ms, 16 MB, no access to anything. Never rejects. */
export function runScript(call: Call): Promise<Ran> {
  return sandbox.run(call);
}
