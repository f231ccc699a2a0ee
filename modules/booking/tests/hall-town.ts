/** What the tests of bookings share: residents signed in, pools by name, times of a day. */
import { createHash, randomBytes } from 'node:crypto';
import { client } from '#platform/contract/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { TestTown } from '#testing';
import { api } from '../contract/index.ts';

/** A resident of the demo town as a caller. */
export interface ResidentCaller {
  readonly personId: string;
  readonly phone: string;
  readonly name: string;
  readonly cookie: string;
  readonly api: ReturnType<typeof client<typeof api.operations>>;
}

/** So many residents of the town, signed in. */
export async function residentsOf(town: TestTown, count: number): Promise<ResidentCaller[]> {
  const rows = await town.sql<{ id: string; name: string }>(
    `SELECT id, name FROM people.people WHERE tenant_id = $1 AND kind = 'resident' ORDER BY id LIMIT $2`,
    [town.tenantId, count],
  );
  const people = await town.database.inTenant(town.ctx, async (tx) => {
    const { residentsByPhone } = await import('#modules/people/index.ts');
    return [...(await residentsByPhone(tx)).values()];
  });
  const callers: ResidentCaller[] = [];
  for (const { id } of rows) {
    const person = people.find((one) => one.id === id);
    const token = randomBytes(32).toString('base64url');
    await town.sql(
      `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, 'test', $5, $5, $5::timestamptz + interval '400 days')`,
      [createHash('sha256').update(token).digest(), uuidv7(), town.tenantId, id, town.clock.now()],
    );
    const cookie = `${sessionCookie}=${token}`;
    const nobody = town.anonymous();
    const fetch: typeof globalThis.fetch = (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      return nobody.fetch(path, { ...init, headers });
    };
    const own = client(api, { fetch });
    callers.push({
      personId: id,
      phone: person?.phone ?? '',
      name: person?.name ?? '',
      cookie,
      api: own,
    });
  }
  return callers;
}

/** A pool of the demo by its name. */
export async function poolNamed(town: TestTown, name: string) {
  const { items } = await town.anonymous().api(api).home({});
  const pool = items.find(({ nameZh }) => nameZh === name);
  if (!pool) throw new Error(`the demo has no pool ${name}`);
  return pool;
}

/** The day after the test's day: Tuesday 24 November 2026. */
export const tomorrow = '2026-11-24';

/** `09:00` of a day as an instant. */
export const at = (clock: string, day = tomorrow): string =>
  new Date(`${day}T${clock}:00+08:00`).toISOString();

/** Whether an error is a problem of a code. */
export function isProblem(code: string) {
  return (error: unknown): boolean => error instanceof ProblemError && error.problem.code === code;
}

/** Overlaps of active bookings, counted in SQL: of a resource that receives one at a time, and of a person. */
export async function overlapsIn(town: TestTown): Promise<number> {
  const [row] = await town.sql<{ count: number }>(
    `SELECT ((SELECT count(*) FROM booking.bookings a JOIN booking.bookings b
        ON a.resource_id = b.resource_id AND a.id < b.id AND a.occupied && b.occupied
        WHERE a.active AND b.active AND a.exclusive AND b.exclusive)
      + (SELECT count(*) FROM booking.bookings a JOIN booking.bookings b
        ON a.person_key = b.person_key AND a.id < b.id AND a.during && b.during WHERE a.active AND b.active)
      + (SELECT count(*) FROM booking.slot_counts WHERE used > capacity))::integer AS count`,
  );
  return row?.count ?? -1;
}
