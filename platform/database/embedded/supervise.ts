import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import {
  clearCluster,
  type Installation,
  isRunning,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { signal } from './processes.ts';

/** The part of a logger that is needed here; pino fits. */
export interface StartLogger {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** What the supervisor tells about a server that ended by itself. */
export interface Listeners {
  /** It ended unexpectedly and serves again on the same address; pools connect anew. */
  restarted(): void;
  /** It could not be started again; the application should end and be started anew. */
  failed(error: unknown): void;
}

/** A server that is started again whenever it ends by itself. */
export interface Supervised {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const MOST_RESTARTS_A_MINUTE = 5;

/** Starts PostgreSQL and keeps it running until stopped. */
export async function supervise(
  installation: Installation,
  logger: StartLogger,
  { stopping, ...listeners }: Listeners & { stopping?: AbortSignal | undefined },
): Promise<Supervised> {
  const life: Life = { stopping: false, restarts: [], child: undefined, restart: undefined };

  const watch = (child: ChildProcess): void => {
    life.child = child;
    child.unref();
    child.once('exit', (code, signalName) => {
      if (life.stopping || stopping?.aborted) return;
      logger.error(
        { code, signal: signalName },
        'PostgreSQL ended unexpectedly; starting it again',
      );
      life.restart = restart(installation, life)
        .then((next) => {
          if (next) watch(next);
          if (next && !life.stopping) {
            logger.warn({ pid: next.pid }, 'PostgreSQL serves again');
            listeners.restarted();
          }
        })
        .catch((error: unknown) => listeners.failed(error));
    });
  };
  watch(await startPostmaster(installation));

  // The last resort when the application ends without calling stop(): PostgreSQL shuts down alone.
  const onExit = (): void => {
    if (life.child?.pid !== undefined && isRunning(life.child)) signal(life.child.pid, 'SIGINT');
  };
  process.once('exit', onExit);

  return {
    get pid() {
      return life.child?.pid;
    },
    async stop() {
      life.stopping = true;
      await life.restart;
      if (life.child) await stopPostmaster(life.child);
      process.off('exit', onExit);
    },
  };
}

interface Life {
  stopping: boolean;
  restarts: number[];
  child: ChildProcess | undefined;
  restart: Promise<void> | undefined;
}

async function restart(installation: Installation, life: Life): Promise<ChildProcess | undefined> {
  const now = performance.now();
  life.restarts = [...life.restarts.filter((at) => now - at < 60_000), now];
  if (life.restarts.length > MOST_RESTARTS_A_MINUTE) {
    throw new Error(`PostgreSQL ended ${life.restarts.length} times within a minute`);
  }
  await delay((life.restarts.length - 1) * 500);
  if (life.stopping) return undefined;
  await clearCluster(installation.places.cluster);
  return startPostmaster(installation);
}
