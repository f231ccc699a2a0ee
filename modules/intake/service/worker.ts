/** The work of the intake as a service: one process of the installation does it at a time, a step a batch in turn. */
import type { Ctx } from '#platform/context/index.ts';
import type { RunningService, Service, ServiceHost } from '#platform/module/index.ts';
import { onWake } from './bring/wake.ts';
import { waitingBatches, workStep } from './bring/work.ts';
import { runDue } from './fetch/run.ts';
import { sweepLake } from './lake/files.ts';

const lookEveryMs = 1000;
const sweepEveryMs = 10 * 60_000;
const lockName = "7216003, hashtext('intake.work')";

/** Runs while the process does. */
export const workService: Service = {
  name: 'intake.work',
  role: 'worker',
  start: (host) => Promise.resolve(begin(host)),
};

function begin(host: ServiceHost): RunningService {
  let stopped = false;
  let wake: () => void = () => undefined;
  onWake(host.database, () => wake());
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const worked = await round(host, () => stopped).catch((error: unknown) => {
        host.logger.error({ err: error }, 'intake work');
        return false;
      });
      if (worked || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEveryMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

let sweptAt = 0;

/** One step of every batch that waits. @returns whether anything was done */
async function round(host: ServiceHost, isStopped: () => boolean): Promise<boolean> {
  const client = await host.database.system.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_lock(${lockName}) AS mine`,
    );
    if (!rows[0]?.mine) return false;
    try {
      return await workThrough(host, isStopped);
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${lockName})`);
    }
  } finally {
    client.release();
  }
}

async function workThrough(host: ServiceHost, isStopped: () => boolean): Promise<boolean> {
  let worked = false;
  const sweeps = Date.now() - sweptAt > sweepEveryMs;
  if (sweeps) sweptAt = Date.now();
  for (const { tenantId, kind } of await host.tenants.all()) {
    if (kind !== 'town' || isStopped()) continue;
    const ctx = host.ctxOf(tenantId);
    await runDue(ctx);
    if (sweeps) await sweepLake(ctx);
    worked = (await workOfTown(ctx, isStopped)) || worked;
  }
  return worked;
}

async function workOfTown(ctx: Ctx, isStopped: () => boolean): Promise<boolean> {
  let worked = false;
  for (const id of await waitingBatches(ctx)) {
    if (isStopped()) return worked;
    worked = (await workStep(ctx, id)) || worked;
  }
  return worked;
}
