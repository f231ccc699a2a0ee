/** People of the demo town over HTTP. */
import { createHash, randomBytes } from 'node:crypto';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { benchTenantId, sqlOn } from '../ingest/devices.ts';

/** Somebody who is signed in. */
export interface Caller {
  readonly port: number;
  readonly cookie: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** Where a town is reached. */
export interface TownAddress {
  readonly port: number;
  /** The superuser's address of its database. */
  readonly url: string;
}

/** Opens a session as a sign-in with all its factors would. */
export async function openCaller({ port, url }: TownAddress, username: string): Promise<Caller> {
  const token = randomBytes(32).toString('base64url');
  await sqlOn(
    url,
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at,
       expires_at, confirmed_at)
     SELECT $1, $2, tenant_id, person_id, 'bench', now(), now(), now() + interval '1 day', now() + interval '1 day'
     FROM people.accounts WHERE tenant_id = $3 AND username = $4`,
    [createHash('sha256').update(token).digest(), uuidv7(), benchTenantId, username],
  );
  const base = `http://127.0.0.1:${port}/api/v1`;
  const cookie = `${sessionCookie}=${token}`;
  const headers = { 'content-type': 'application/json', cookie };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  return {
    port,
    cookie,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}
