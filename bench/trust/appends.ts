/** Durable appends: acts entered in transactions of their own, until the last is under a signed checkpoint. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { systemClock } from '#platform/clock/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { Database } from '#platform/database/index.ts';
import { enter } from '#platform/ledger/index.ts';

/** Acts of one transaction, as the intake of reports has them at most. */
const actsAtOnce = 64;
const lanes = 4;

/** Enters acts for some seconds while the server's sequencer signs. @returns signed entries a second */
export async function appendsPerSecond(url: string, seconds: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const database = new Database({ url, connections: lanes });
  try {
    const { rows } = await client.query<{ id: string }>(
      "SELECT tenant_id AS id FROM platform.tenants WHERE code = 'qingxi'",
    );
    const tenantId = rows[0]?.id ?? '';
    const signed = async (): Promise<number> => {
      const found = await client.query<{ size: number; waiting: boolean }>(
        `SELECT signed_size::integer AS size, signed_size < size
           OR EXISTS (SELECT 1 FROM platform.ledger_queue) AS waiting
         FROM ledger.logs WHERE tenant_id = $1`,
        [tenantId],
      );
      const [row] = found.rows;
      if (!row?.waiting) return row?.size ?? 0;
      await delay(20);
      return signed();
    };
    const before = await signed();
    const startedAt = performance.now();
    const ctx: Ctx = {
      tenantId,
      actor: systemActor,
      clock: systemClock,
      locale: 'zh',
      traceId: 'bench',
      database,
    };
    await Promise.all(Array.from({ length: lanes }, () => lane(ctx, startedAt + seconds * 1000)));
    const after = await signed();
    return ((after - before) * 1000) / (performance.now() - startedAt);
  } finally {
    await client.end();
    await database.close();
  }
}

async function lane(ctx: Ctx, until: number): Promise<void> {
  const content = JSON.stringify({ id: 'bench', note: '已按时办结', facts: [1, 2, 3] });
  while (performance.now() < until) {
    await ctx.database.inTenant(ctx, (tx) =>
      enter(
        tx,
        Array.from({ length: actsAtOnce }, (_, at) => ({
          source: 'bench',
          kind: 'bench.act',
          subject: `subject-${at}`,
          rows: [{ id: crypto.randomUUID(), content }],
          state: content,
        })),
      ),
    );
  }
}
