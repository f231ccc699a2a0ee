/** Refusals, raw messages, counters, faults of judges. */
import { insertMany, type Tx } from '#platform/database/index.ts';

/** A refusal to be written. */
export interface NewRefusal {
  readonly id: string;
  readonly tenantId: string;
  readonly thingId: string | null;
  readonly source: string;
  readonly door: string;
  readonly reason: string;
  readonly minute: Date;
  readonly key: string | null;
  readonly detail: string;
  readonly raw: string | null;
  readonly count: number;
  readonly lastAt: Date;
}

/** Writes refusals; those of the same device, door, reason and minute share a row. */
export async function saveRefusals(tx: Tx, rows: readonly NewRefusal[]): Promise<void> {
  await insertMany(
    tx,
    'observations.refusals',
    rows,
    `ON CONFLICT (tenant_id, thing_id, source, door, reason, minute) DO UPDATE SET
       count = refusals.count + excluded.count, key = excluded.key, detail = excluded.detail,
       raw = excluded.raw, last_at = excluded.last_at`,
  );
}

/** A refusal as lists show it. */
export interface RefusalRow {
  readonly id: string;
  readonly thingId: string | null;
  readonly source: string;
  readonly door: string;
  readonly reason: string;
  readonly key: string | null;
  readonly detail: string;
  readonly raw: string | null;
  readonly count: number;
  readonly lastAt: Date;
}

/** Refusals, newest first: of one device, or of all when `thingId` is null. */
export async function refusalRows(
  tx: Tx,
  filter: { thingId: string | null; reason: string | null; door: string | null },
  page: { before: { lastAt: string; id: string } | null; limit: number },
): Promise<RefusalRow[]> {
  const { rows } = await tx.client.query<RefusalRow>(
    `SELECT id, thing_id AS "thingId", source, door, reason, key, detail, raw, count, last_at AS "lastAt"
     FROM observations.refusals
     WHERE ($1::uuid IS NULL OR thing_id = $1) AND ($2::text IS NULL OR reason = $2) AND ($3::text IS NULL OR door = $3)
       AND ($4::timestamptz IS NULL OR (last_at, id) < ($4, $5::uuid))
     ORDER BY last_at DESC, id DESC LIMIT $6`,
    [
      filter.thingId,
      filter.reason,
      filter.door,
      page.before?.lastAt ?? null,
      page.before?.id ?? null,
      page.limit,
    ],
  );
  return rows;
}

/** How often each reason came since an instant, by door. */
export async function refusalCounts(
  tx: Tx,
  since: Date,
): Promise<{ reason: string; door: string; count: number; things: number }[]> {
  const { rows } = await tx.client.query<{
    reason: string;
    door: string;
    count: number;
    things: number;
  }>(
    `SELECT reason, door, sum(count)::integer AS count, count(DISTINCT coalesce(thing_id::text, source))::integer AS things
     FROM observations.refusals WHERE last_at >= $1 GROUP BY reason, door ORDER BY 3 DESC, 1`,
    [since],
  );
  return rows;
}

/** A message as it came. */
export interface RawRow {
  readonly id: string;
  readonly tenantId: string;
  readonly thingId: string;
  readonly door: string;
  readonly receivedAt: Date;
  readonly body: string;
  readonly accepted: number;
  readonly refused: number;
}

/** Keeps messages. */
export async function saveRaw(tx: Tx, rows: readonly RawRow[]): Promise<void> {
  await insertMany(tx, 'observations.raw_messages', rows);
}

/** The newest messages of a device. */
export async function rawRows(tx: Tx, thingId: string, limit: number): Promise<RawRow[]> {
  const { rows } = await tx.client.query<RawRow>(
    `SELECT id, tenant_id AS "tenantId", thing_id AS "thingId", door, received_at AS "receivedAt", body, accepted, refused
     FROM observations.raw_messages WHERE thing_id = $1 ORDER BY id DESC LIMIT $2`,
    [thingId, limit],
  );
  return rows;
}

/** Counters of a door in a minute. */
export interface TrafficRow {
  readonly tenantId: string;
  readonly door: string;
  readonly minute: Date;
  readonly messages: number;
  readonly valuesTaken: number;
  readonly repeated: number;
  readonly refused: number;
}

/** Adds to the counters. */
export async function addTraffic(tx: Tx, rows: readonly TrafficRow[]): Promise<void> {
  await insertMany(
    tx,
    'observations.traffic',
    rows,
    `ON CONFLICT (tenant_id, door, minute) DO UPDATE SET messages = traffic.messages + excluded.messages,
       values_taken = traffic.values_taken + excluded.values_taken,
       repeated = traffic.repeated + excluded.repeated, refused = traffic.refused + excluded.refused`,
  );
}

/** The counters since an instant. */
export async function trafficRows(tx: Tx, since: Date): Promise<Omit<TrafficRow, 'tenantId'>[]> {
  const { rows } = await tx.client.query<Omit<TrafficRow, 'tenantId'>>(
    `SELECT door, minute, messages, values_taken AS "valuesTaken", repeated, refused
     FROM observations.traffic WHERE minute >= $1 ORDER BY minute, door`,
    [since],
  );
  return rows;
}

/** Counts a judge's failure. */
export async function countJudgeFault(tx: Tx, judge: string, error: string): Promise<void> {
  await tx.client.query(
    `INSERT INTO observations.judge_faults (tenant_id, judge, count, last_at, last_error) VALUES ($1, $2, 1, $3, $4)
     ON CONFLICT (tenant_id, judge) DO UPDATE SET count = judge_faults.count + 1, last_at = excluded.last_at,
       last_error = excluded.last_error`,
    [tx.ctx.tenantId, judge, tx.ctx.clock.now(), error.slice(0, 500)],
  );
}

/** Judges that failed. */
export async function judgeFaultRows(
  tx: Tx,
): Promise<{ judge: string; count: number; lastAt: Date; lastError: string }[]> {
  const { rows } = await tx.client.query<{
    judge: string;
    count: number;
    lastAt: Date;
    lastError: string;
  }>(
    `SELECT judge, count, last_at AS "lastAt", last_error AS "lastError" FROM observations.judge_faults ORDER BY last_at DESC`,
  );
  return rows;
}

/** Sweeps: refusals and counters past their time, raw messages beyond the newest of a device. */
export async function sweepRecords(
  tx: Tx,
  limits: { refusalsBefore: Date; trafficBefore: Date; rawKept: number; refusalsKept: number },
): Promise<void> {
  await tx.client.query('DELETE FROM observations.refusals WHERE last_at < $1', [
    limits.refusalsBefore,
  ]);
  await tx.client.query('DELETE FROM observations.traffic WHERE minute < $1', [
    limits.trafficBefore,
  ]);
  for (const [table, kept] of [
    ['raw_messages', limits.rawKept],
    ['refusals', limits.refusalsKept],
  ] as const) {
    await tx.client.query(
      `DELETE FROM observations.${table} WHERE id IN (SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY thing_id ORDER BY id DESC) AS place FROM observations.${table}) r
       WHERE place > $1 LIMIT 20000)`,
      [kept],
    );
  }
}

/** Devices heard since an instant, and the newest arrival of all. */
export async function heardSince(
  tx: Tx,
  since: Date,
): Promise<{ things: number; lastAt: Date | null }> {
  const { rows } = await tx.client.query<{ things: number; lastAt: Date | null }>(
    `SELECT count(DISTINCT thing_id) FILTER (WHERE received_at >= $1)::integer AS things,
       max(received_at) AS "lastAt" FROM observations.latest`,
    [since],
  );
  return rows[0] ?? { things: 0, lastAt: null };
}
