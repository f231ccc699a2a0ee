/** The process that makes the load. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadResult, LoadRun } from './publisher.ts';

/** A load process. */
export interface LoadProcess {
  run(run: LoadRun): Promise<LoadResult>;
  stop(): void;
}

/** Starts it. */
export function startLoad(): LoadProcess {
  const child: ChildProcess = fork(join(import.meta.dirname, 'publisher.ts'), [], { execArgv: [] });
  return {
    run: (run) =>
      new Promise((resolve, reject) => {
        child.once('message', (reply: { result?: LoadResult; error?: string }) =>
          reply.result
            ? resolve(reply.result)
            : reject(new Error(reply.error ?? 'the load failed')),
        );
        child.once('exit', () => reject(new Error('the load process ended')));
        child.send(run);
      }),
    stop: () => void child.kill(),
  };
}
