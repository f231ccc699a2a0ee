/** Fills a town with cases and observations, and sums them up; what summing costs. */
import pg from 'pg';
import { sumDaysNow, sumNow } from '#modules/indicators/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { modules } from '#modules/registry.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { Slots } from '#platform/slots/index.ts';
import { fillCases, keepSeed } from '../desk/fill.ts';
import { addDevices, benchTenantId, loadModel, openTown, valueKeys } from '../ingest/devices.ts';

const seconds = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(0);
const valuesOfStream = 100_000;
const monthMs = 31 * 86_400_000;

/** Generates everything and says how long it took. */
export async function fillTown(url: string, cases: number, observations: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const startedAt = performance.now();
    await keepSeed(client);
    await fillCases(client, cases);
    console.log(`generated ${cases} cases in ${seconds(startedAt)} s`);
    await fillObservations(url, observations);
    const sumsAt = performance.now();
    const days = await markAll(client);
    await withSources(url, sumNow);
    await client.query('VACUUM ANALYZE indicators.rollups');
    console.log(`summed ${days} days of sources in ${seconds(sumsAt)} s`);
  } finally {
    await client.end();
  }
}

/** Whether an earlier run has filled the town with at least as many cases. */
export async function isFilled(url: string, cases: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ filled: boolean }>(
      `SELECT to_regclass('bench.seed') IS NOT NULL AND (SELECT count(*) FROM cases.cases) >= $1 AS filled`,
      [cases],
    );
    return rows[0]?.filled ?? false;
  } finally {
    await client.end();
  }
}

async function fillObservations(url: string, count: number): Promise<void> {
  const streams = Math.ceil(count / valuesOfStream);
  if (streams === 0) return;
  const startedAt = performance.now();
  const model = { ...loadModel, code: 'bench-history', retentionDays: 3650 };
  const devices = await addDevices(url, streams, { prefix: 'bench-history', model });
  const each = Math.ceil(count / streams);
  const from = Date.now() - monthMs;
  const times = Array.from(
    { length: each },
    (_, n) => new Date(from + Math.floor((n * monthMs) / each) + ((n * 7919) % 400)),
  );
  const { database, ctx } = openTown(url);
  try {
    for (const { thingId } of devices) {
      const values = times.map((_, n) => Math.round(220 + 60 * Math.sin(n / 800)) / 10);
      await database.inTenant(ctx, (tx) =>
        loadHistory(tx, [{ thingId, key: valueKeys[0], times, values }]),
      );
    }
  } finally {
    await database.close();
  }
  console.log(`generated ${streams * each} observations in ${seconds(startedAt)} s`);
}

/** Marks every day of every source of cases to be summed anew. @returns how many */
async function markAll(client: pg.Client): Promise<number> {
  await client.query("DELETE FROM indicators.rollups WHERE source LIKE 'cases.%'");
  const { rowCount } = await client.query(
    `INSERT INTO indicators.dirty (tenant_id, source, grain, day, marked_at)
     SELECT $1, source, 'day', day::date, now()
     FROM (SELECT DISTINCT source FROM indicators.sources WHERE tenant_id = $1 AND source LIKE 'cases.%') s,
       (SELECT min(registered_at) AS first FROM cases.cases WHERE tenant_id = $1) c,
       generate_series(c.first, now() + interval '1 day', interval '1 day') day
     ON CONFLICT DO NOTHING`,
    [benchTenantId],
  );
  return rowCount ?? 0;
}

/** Runs with the sources that modules declare, as a process of the town would. */
async function withSources<T>(
  url: string,
  work: (ctx: ReturnType<typeof openTown>['ctx']) => Promise<T>,
): Promise<T> {
  const { database, ctx } = openTown(url);
  const host = { database, slots: new Slots(modules) } as unknown as ServiceHost;
  await modules.find(({ manifest }) => manifest.id === 'indicators')?.start?.(database, host);
  try {
    return await work(ctx);
  } finally {
    await database.close();
  }
}

const goes = 20;

/** What a lone event costs at most: mean milliseconds of summing today for the sources of cases, and its cases. */
export function sumCost(url: string): Promise<{ meanMs: number; todayFacts: number }> {
  return withSources(url, async (ctx) => {
    const today = await ctx.database.inTenant(ctx, (tx) =>
      tx.client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM cases.cases WHERE tenant_id = $1
           AND registered_at >= date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`,
        [benchTenantId],
      ),
    );
    let totalMs = 0;
    for (let go = 0; go < goes; go += 1) {
      await ctx.database.inTenant(ctx, (tx) =>
        tx.client.query(
          `INSERT INTO indicators.dirty (tenant_id, source, grain, day, marked_at)
           SELECT $1, source, 'day', (now() AT TIME ZONE 'Asia/Shanghai')::date, now()
           FROM indicators.sources WHERE tenant_id = $1 AND source LIKE 'cases.%' ON CONFLICT DO NOTHING`,
          [benchTenantId],
        ),
      );
      const startedAt = performance.now();
      await sumDaysNow(ctx);
      totalMs += performance.now() - startedAt;
    }
    return { meanMs: totalMs / goes, todayFacts: today.rows[0]?.n ?? 0 };
  });
}
