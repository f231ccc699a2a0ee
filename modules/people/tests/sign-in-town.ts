/** What the tests of signing in share: a browser with cookies, and an authenticator app. */
import assert from 'node:assert/strict';
import { client } from '#platform/contract/index.ts';
import type { TestTown } from '#testing';
import { demoPassword } from '../demo-accounts.ts';
import { api } from '../contract.ts';
import { codeOf, fromBase32, stepAt } from '../rules/totp.ts';

export { demoPassword };

/** A browser at an address, which keeps its cookies. */
export function browserAt(town: TestTown, remoteAddress = '203.0.113.5') {
  const jar = new Map<string, string>();
  const headers: Record<string, string> = {};
  const asking: typeof fetch = async (input, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await town.application.http.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: String(input),
      remoteAddress,
      headers: {
        ...Object.fromEntries(new Headers(init.headers).entries()),
        ...headers,
        ...(cookie ? { cookie } : {}),
      },
      ...(init.body ? { payload: String(init.body) } : {}),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    });
  };
  const people = client(api, { fetch: asking });
  const signIn = async (username: string, password = demoPassword, code?: string) =>
    people.signIn({ body: { username, password, ...(code ? { code } : {}) } });
  return { people, signIn, jar, headers, fetch: asking };
}

/** The six digits that an app would show now, or some steps from now. */
export function digitsOf(town: TestTown, secret: string, steps = 0): string {
  return codeOf(fromBase32(secret), stepAt(town.clock.now()) + steps);
}

/** Enrols an authenticator app for whoever is signed in. @returns its secret and the recovery codes */
export async function enrolApp(town: TestTown, people: ReturnType<typeof browserAt>['people']) {
  const { ticket, secret, address, qrCode } = await people.beginTotp({});
  assert.match(qrCode, /^data:image\/svg\+xml;base64,/);
  assert.equal(new URL(address).searchParams.get('secret'), secret.replaceAll(' ', ''));
  const body = { ticket, code: digitsOf(town, secret), label: '我的手机' };
  const { recoveryCodes } = await people.finishTotp({ body });
  return { secret, recoveryCodes };
}

/** The code of the problem that a call ends in. */
export function problemOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'done',
    (error: unknown) => {
      const { problem } = error as { problem?: { code: string } };
      return problem?.code ?? error;
    },
  );
}
