/**
 * Entity resolution in threads of their own, so that requests go on meanwhile and all processors work. The records lie in shared
 * memory; what is passed between threads are slices of blocks and the pairs that are worth keeping.
 */
import { Worker } from 'node:worker_threads';
import {
  addCounts,
  joined,
  learn,
  type Model,
  type Pairs,
  type PassBlocks,
  type PatternCounts,
  type Plan,
  type RecordColumns,
  sampling,
  slicesOf,
} from '../../rules/resolution/index.ts';
import type { Task } from './tasks.ts';

/** What came out. */
export interface Resolved {
  readonly model: Model;
  readonly pairs: Pairs;
  /** Records that were left out of a pass because their block was too large. */
  readonly leftOut: number;
}

/** How it is done. */
export interface Threading {
  readonly threads: number;
  /** A model that was learned before; without it one is learned. */
  readonly model?: Model;
}

const blocksPerSlice = 20_000;

/** Resolves records. @throws when a thread is lost */
export async function resolveInThreads(
  columns: RecordColumns,
  plan: Plan,
  { threads, model: known }: Threading,
): Promise<Resolved> {
  const pool = new Pool(columns, plan, threads);
  try {
    const passes = plan.passes.map((_, pass): Task => ({ kind: 'block', pass }));
    const blocks = (await pool.all(passes)) as PassBlocks[];
    const model = known ?? (await learned(pool, { columns, plan, blocks }));
    const slices = slicesOf(blocks, blocksPerSlice, 1);
    const lists = await pool.all(slices.map((slice) => ({ kind: 'score', blocks, slice, model })));
    const leftOut = blocks.reduce((sum, block) => sum + block.leftOut, 0);
    return { model, pairs: joined(lists as Pairs[]), leftOut };
  } finally {
    await pool.end();
  }
}

async function learned(
  pool: Pool,
  ground: {
    readonly columns: RecordColumns;
    readonly plan: Plan;
    readonly blocks: readonly PassBlocks[];
  },
): Promise<Model> {
  const { columns, plan, blocks } = ground;
  const scale = sampling(blocks);
  const slices = slicesOf(blocks, blocksPerSlice, scale);
  const lists = await pool.all(slices.map((slice) => ({ kind: 'count', blocks, slice })));
  const blocked: PatternCounts = new Map();
  for (const list of lists as [number, number][][]) addCounts(blocked, list);
  return learn(columns, plan, { blocked, scale });
}

/** Threads that take tasks one after another. */
class Pool {
  readonly #workers: Worker[];

  constructor(columns: RecordColumns, plan: Plan, threads: number) {
    const file = new URL('./thread.ts', import.meta.url);
    this.#workers = Array.from(
      { length: Math.max(1, threads) },
      () => new Worker(file, { workerData: { columns, plan } }),
    );
  }

  /** Does all tasks; answers in their order. */
  async all(tasks: readonly Task[]): Promise<unknown[]> {
    const answers: unknown[] = tasks.map(() => undefined);
    let next = 0;
    const work = async (worker: Worker): Promise<void> => {
      for (;;) {
        const at = next;
        next += 1;
        const task = tasks[at];
        if (!task) return;
        answers[at] = await ask(worker, task);
      }
    };
    await Promise.all(this.#workers.map(work));
    return answers;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const lost = (code: number) => reject(new Error(`the thread ended with code ${code}`));
    const done = () => {
      worker.off('exit', lost);
      worker.off('error', failed);
      worker.off('message', answered);
    };
    const failed = (error: Error) => {
      done();
      reject(error);
    };
    const answered = (answer: unknown) => {
      done();
      resolve(answer);
    };
    worker.once('exit', lost);
    worker.once('error', failed);
    worker.once('message', answered);
    worker.postMessage(task);
  });
}
