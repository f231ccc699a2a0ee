/** People of the demo town over HTTP. */
import { demoPassword } from '#modules/people/demo-accounts.ts';

/** Somebody who is signed in. */
export interface Caller {
  readonly port: number;
  readonly cookie: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** Signs somebody in. @throws when the town refuses */
export async function openAdmin(port: number, username = 'admin'): Promise<Caller> {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password: demoPassword }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`sign-in of ${username}: ${answer.status}`);
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: { ...headers, cookie },
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
