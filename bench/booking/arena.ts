/** What is fought for: a pool of eight windows with sixteen times tomorrow, residents with sessions, and the count of overlaps. */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { bareInsert, bareTable } from './bare-table.ts';
import type { Prize } from './load.ts';

const windows = 8;
const slotMinutes = 30;
const slots = 16;
const firstMinute = 480;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The prepared fight. */
export interface Arena {
  readonly poolId: string;
  readonly prizes: readonly Prize[];
  readonly cookies: readonly string[];
}

/** Makes pool, windows and sessions, past the application: nobody plans so many windows by hand. */
export async function prepareArena(url: string, residents: number): Promise<Arena> {
  return withClient(url, async (client) => {
    await client.query(bareTable);
    const { rows } = await client.query<{ tenantId: string; siteId: string }>(
      `SELECT tenant_id AS "tenantId", id AS "siteId" FROM booking.sites WHERE code = 'hall-qingxi'
       ORDER BY (SELECT count(*) FROM people.people p WHERE p.tenant_id = sites.tenant_id AND kind = 'resident') DESC LIMIT 1`,
    );
    const [site] = rows;
    if (!site) throw new Error('the demo has no service hall');
    // Whoever the demo bars for missed bookings fights along.
    await client.query(
      'UPDATE booking.bars SET lifted_at = now() WHERE tenant_id = $1 AND lifted_at IS NULL',
      [site.tenantId],
    );
    const poolId = uuidv7();
    await client.query(
      `INSERT INTO booking.pools (id, tenant_id, site_id, kind, name_zh, name_en, slot_minutes, on_holidays, make_up_weekday)
       VALUES ($1, $2, $3, 'window', '压测窗口', 'Bench windows', $4, 'open', 1)`,
      [poolId, site.tenantId, site.siteId, slotMinutes],
    );
    const weekly = Array.from({ length: 7 }, (_, weekday) => {
      return { weekday, fromMinute: firstMinute, untilMinute: firstMinute + slots * slotMinutes };
    });
    const ids = Array.from({ length: windows }, () => uuidv7());
    await client.query(
      `INSERT INTO booking.resources (id, tenant_id, pool_id, name_zh, name_en, weekly)
       SELECT id, $2, $3, '窗口', 'Window', $4::jsonb FROM unnest($1::uuid[]) AS id`,
      [ids, site.tenantId, poolId, JSON.stringify(weekly)],
    );
    await client.query(
      `INSERT INTO booking.revisions VALUES ($1, 1) ON CONFLICT (tenant_id) DO UPDATE SET revision = revisions.revision + 1`,
      [site.tenantId],
    );
    const cookies = await openSessions(client, site.tenantId, residents);
    return { poolId, prizes: prizesOf(ids), cookies };
  });
}

/** Tomorrow's times of every window. */
function prizesOf(resourceIds: readonly string[]): Prize[] {
  const day = localDay(new Date(Date.now() + dayMs));
  return resourceIds.flatMap((resourceId) =>
    Array.from({ length: slots }, (_, at) => {
      const from = instantAt(day, firstMinute + at * slotMinutes);
      const until = new Date(from.getTime() + slotMinutes * minuteMs);
      return { resourceId, from: from.toISOString(), until: until.toISOString() };
    }),
  );
}

async function openSessions(client: pg.Client, tenantId: string, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM people.people WHERE tenant_id = $1 AND kind = 'resident' ORDER BY id LIMIT $2`,
    [tenantId, count],
  );
  const cookies: string[] = [];
  for (const { id } of rows) {
    const token = randomBytes(32).toString('base64url');
    await client.query(
      `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, 'bench', now(), now(), now() + interval '1 day')`,
      [createHash('sha256').update(token).digest(), uuidv7(), tenantId, id],
    );
    cookies.push(`zhenshu_session=${token}`);
  }
  return cookies;
}

/** Empties the bare table between rounds. */
export function emptyBare(url: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('TRUNCATE bench.bare');
  });
}

/** Overlaps in SQL: of a window, of a person, and of counted slots beyond their capacity; in the bare table, too. */
export function countOverlaps(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT ((SELECT count(*) FROM booking.bookings a JOIN booking.bookings b ON a.resource_id = b.resource_id AND a.id < b.id
          AND a.occupied && b.occupied WHERE a.active AND b.active AND a.exclusive AND b.exclusive)
        + (SELECT count(*) FROM booking.bookings a JOIN booking.bookings b ON a.person_key = b.person_key AND a.id < b.id
          AND a.during && b.during WHERE a.active AND b.active)
        + (SELECT count(*) FROM booking.slot_counts WHERE used > capacity))::integer AS count`,
    );
    return rows[0]?.count ?? -1;
  });
}

/** The same bare INSERT without HTTP, over a pool of connections: tries a second. */
export async function bareInSql(
  url: string,
  prizes: readonly Prize[],
  tries: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  let sent = 0;
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    while (sent < tries) {
      sent += 1;
      const { resourceId, from, until } = prizes[
        Math.floor(Math.random() * prizes.length)
      ] as Prize;
      const values = [uuidv7(), resourceId, `[${from},${until})`];
      await pool.query({ name: 'bare', text: bareInsert, values });
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  const rate = (sent * 1000) / (performance.now() - startedAt);
  await pool.end();
  return rate;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
