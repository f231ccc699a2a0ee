/** A real OpenID Connect provider on loopback, for tests; its people sign in without a page. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import Provider from 'oidc-provider';

/** Who is known there, by `sub`. */
export type Subjects = Record<string, Readonly<Record<string, unknown>>>;

const client = { id: 'zhenshu-qingxi', secret: 'a-secret-of-the-county-2026' };

/** Starts it. `subjects` may be changed while it runs; `amr` is what it says of the factors. */
export async function startIssuer(
  t: Pick<TestContext, 'after'>,
  returnAddress: string,
  subjects: Subjects,
) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const present = { subject: '', amr: ['pwd'], forged: false };
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.id, client_secret: client.secret, redirect_uris: [returnAddress] },
    ],
    claims: {
      openid: ['sub', 'amr'],
      profile: ['preferred_username'],
      phone: ['phone_number', 'phone_number_verified'],
    },
    cookies: { keys: ['of the test'] },
    ttl: { IdToken: 120 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...subjects[sub] }),
    }),
    loadExistingGrant: async (ctx) => {
      const { oidc } = ctx;
      const accountId = oidc.session?.accountId ?? '';
      const grant = new oidc.provider.Grant({ clientId: client.id, accountId });
      grant.addOIDCScope('openid profile phone');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  server.on('request', (request, response) => {
    if (present.forged && request.url === '/jwks') return otherKeys(response);
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    const { subject, amr } = present;
    const result =
      subject === ''
        ? { error: 'access_denied', error_description: 'cancelled' }
        : { login: { accountId: subject, amr } };
    provider.interactionFinished(request, response, result).catch((fault: unknown) => {
      response.destroy(fault as Error);
    });
  });
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  t.after(stop);
  return { issuer, client, present, stop };
}

/** Keys under the names of the provider's own, which signed nothing. */
function otherKeys(response: ServerResponse): void {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ keys: [key] }));
}

/** Follows the issuer's redirects as a fresh browser. @returns the query it sends the browser back with */
export async function answerOf(address: string, returnAddress: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let hops = 0; hops < 8; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { connection: 'close', ...(cookie ? { cookie } : {}) };
    const reply = await fetch(at, { redirect: 'manual', headers });
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    const to = reply.headers.get('location');
    if (!to) throw new Error(`${reply.status} ${await reply.text()}`);
    at = new URL(to, at).href;
    if (at.startsWith(returnAddress)) return new URL(at).search.slice(1);
  }
  throw new Error('the issuer sends the browser round in circles');
}
