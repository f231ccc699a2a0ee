/** A data directory with the demo town but without its history, and sessions for its staff. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readMasterKeys } from '#platform/sealing/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { loadDemo } from '../../../apps/server/demo.ts';
import { markDemo } from '../../../apps/server/demo-state.ts';
import { sealingWith } from '../../../apps/server/sealing.ts';
import { setUpDatabase } from '../../../apps/server/setup.ts';

/** A member of staff who can act over HTTP. */
export interface Staff {
  readonly personId: string;
  readonly username: string;
  readonly role: string;
  readonly departmentId: string | null;
  /** Session token for the cookie. */
  readonly token: string;
}

const staffFile = 'chaos-staff.json';

/** Fills the directory, unless it is filled; the server then starts in seconds, again and again. */
export async function prepareTown(dataDirectory: string): Promise<Staff[]> {
  const path = join(dataDirectory, staffFile);
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as Staff[];
  const staff = await fill(dataDirectory);
  await writeFile(path, JSON.stringify(staff), { mode: 0o600 });
  return staff;
}

async function fill(dataDirectory: string): Promise<Staff[]> {
  const logger = pino({ level: 'silent' });
  const embedded = await startEmbedded({ dataDirectory, logger });
  try {
    const admin = new pg.Client({ connectionString: embedded.url });
    await admin.connect();
    await admin.query('CREATE DATABASE zhenshu');
    await admin.end();
    const address = new URL(embedded.url);
    address.pathname = '/zhenshu';
    const url = address.href;
    await setUpDatabase(url);
    await markDemo(url, 'begun');
    await loadDemo({
      url,
      clock: systemClock,
      logger,
      settings: {
        publicUrl: null,
        dataDirectory,
        demo: true,
        trustProxy: false,
        environment: {},
      },
      sealing: sealingWith(
        await readMasterKeys({ dataDirectory, masterKey: null, formerMasterKeys: [] }),
        'aes',
      ),
      historyCount: 0,
      log: () => undefined,
    });
    await markDemo(url, 'loaded');
    return await openSessions(url);
  } finally {
    await embedded.stop();
  }
}

async function openSessions(url: string): Promise<Staff[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Staff, 'token'> & { tenantId: string }>(
      `SELECT DISTINCT ON (account.person_id) account.person_id AS "personId",
         account.username, role.code AS role, account.tenant_id AS "tenantId",
         assignment.department_id AS "departmentId"
       FROM people.accounts account
       JOIN platform.tenants tenant ON tenant.tenant_id = account.tenant_id AND tenant.code = 'qingxi'
       JOIN people.assignments assignment ON assignment.person_id = account.person_id
       JOIN people.roles role ON role.id = assignment.role_id
       WHERE role.code IN ('officer', 'departmentHead')
       ORDER BY account.person_id, role.code`,
    );
    const staff: Staff[] = [];
    for (const { tenantId, ...person } of rows) {
      const token = randomBytes(32).toString('base64url');
      await client.query(
        `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, 'chaos', now(), now(), now() + interval '10 days')`,
        [createHash('sha256').update(token).digest(), uuidv7(), tenantId, person.personId],
      );
      staff.push({ ...person, token });
    }
    return staff;
  } finally {
    await client.end();
  }
}
