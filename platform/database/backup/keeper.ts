/** Backups that happen by themselves: the log at short intervals, a base backup a day, retention. */
import { join } from 'node:path';
import pg from 'pg';
import type { StartLogger } from '../embedded/supervise.ts';
import { archiveRound } from './archive.ts';
import { takeBase } from './base-backup.ts';
import { writeDurably } from './durable.ts';
import { placesOf, requireOutside } from './layout.ts';
import { sweepMirror } from './mirror.ts';
import { sweepBackups } from './retention.ts';
import { basesOf } from './verify.ts';

/** How backups are kept. */
export interface BackupPlan {
  /** Folder of the backup, rather on another disk. */
  readonly to: string;
  readonly dataDirectory: string;
  /** Superuser's address of the embedded PostgreSQL. */
  readonly url: string;
  /** The log is copied so often: at most so much is lost with the disk. */
  readonly everySeconds: number;
  /** Minute of the local day of the daily base backup. */
  readonly atMinute: number;
  readonly keepDays: number;
  readonly now: () => Date;
  readonly logger: StartLogger;
}

/** How backups stand. */
export interface BackupState {
  readonly to: string;
  /** Everything committed before is safe; null before the first round. */
  readonly keptUntil: Date | null;
  readonly lastBaseAt: Date | null;
  readonly bases: number;
  /** Why the last round failed; empty when it did not. */
  readonly fault: string;
  readonly everySeconds: number;
}

/** Backups that run. */
export interface BackupKeeper {
  state(): BackupState;
  /** One round now: for tests and before a stop. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the rounds. The first takes a base backup when there is none. */
export async function keepBackups(plan: BackupPlan): Promise<BackupKeeper> {
  requireOutside(plan.to, plan.dataDirectory);
  const places = placesOf(plan.to);
  const known = await basesOf(places);
  const life: Life = {
    keptUntil: null,
    lastBaseAt: known.length > 0 ? new Date(known.at(-1)?.endedAt ?? 0) : null,
    bases: known.length,
    fault: '',
    running: Promise.resolve(),
    stopped: false,
    timer: undefined,
  };
  const round = (): Promise<void> => {
    life.running = life.running.then(() => oneRound(plan, life));
    return life.running;
  };
  const next = (): void => {
    if (life.stopped) return;
    life.timer = setTimeout(() => void round().finally(next), plan.everySeconds * 1000);
    life.timer.unref();
  };
  void round().finally(next);
  return {
    state: () => ({
      to: plan.to,
      keptUntil: life.keptUntil,
      lastBaseAt: life.lastBaseAt,
      bases: life.bases,
      fault: life.fault,
      everySeconds: plan.everySeconds,
    }),
    round,
    stop: async () => {
      life.stopped = true;
      clearTimeout(life.timer);
      await life.running;
    },
  };
}

interface Life {
  keptUntil: Date | null;
  lastBaseAt: Date | null;
  bases: number;
  fault: string;
  running: Promise<void>;
  stopped: boolean;
  timer: NodeJS.Timeout | undefined;
}

async function oneRound(plan: BackupPlan, life: Life): Promise<void> {
  const { to, dataDirectory, url, logger, now, keepDays } = plan;
  const places = placesOf(to);
  const cluster = join(dataDirectory, 'postgres');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    life.keptUntil = await archiveRound({ client, cluster, dataDirectory }, places);
    if (isBaseDue(plan, life)) {
      const manifest = await takeBase({ url, cluster }, places, now);
      life.lastBaseAt = new Date(manifest.endedAt);
      life.keptUntil = await archiveRound({ client, cluster, dataDirectory }, places);
      life.bases = await sweepBackups(places, { now: now(), keepDays });
      await sweepMirror(dataDirectory, places, { now: now(), keepDays });
    }
    life.fault = '';
  } catch (error) {
    life.fault = (error as Error).message;
    logger.error({ err: error, to }, 'backup failed; it is tried again');
  } finally {
    await client.end().catch(() => undefined);
    const { keptUntil, lastBaseAt, fault } = life;
    const state = JSON.stringify({ keptUntil, lastBaseAt, fault });
    await writeDurably(join(to, 'state.json'), state).catch(() => undefined);
  }
}

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

/** Whether the time of a base backup has passed since the last one. */
function isBaseDue({ now, atMinute }: BackupPlan, { lastBaseAt }: Life): boolean {
  if (!lastBaseAt) return true;
  const local = now().getTime() + zoneMs;
  const today = Math.floor(local / dayMs) * dayMs + atMinute * 60_000;
  const due = (local >= today ? today : today - dayMs) - zoneMs;
  return lastBaseAt.getTime() < due;
}
