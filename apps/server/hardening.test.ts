/** What hostile, strange and unlucky requests come to at the edge. Named by docs/asvs.csv. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import fastify from 'fastify';
import { cookieName } from '#platform/http/index.ts';
import { createLogger } from '#platform/logging/index.ts';
import { escapeXml } from '#protocols/open311/document.ts';
import { type TestTown, testTown } from '#testing';
import { firstRunDone } from './first-run-page.ts';

const bad = '<img src=x onerror=a()>\'"&';

test('texts are decoded once, judged as they will be used, and come back as they were given', async (t) => {
  const town = await testTown(t);
  const admin = await town.as('admin');
  const twice = await admin.fetch(`/api/v1/staff?q=${encodeURIComponent('%27%3B')}`);
  assert.equal(twice.status, 200, 'a second decoding would make a quote of it');
  const path = await admin.fetch('/api/v1/files/..%252f..%252fetc%252fpasswd');
  assert.equal(path.status, 404);
  const made = await admin.fetch('/api/v1/roles', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nameZh: bad, nameEn: bad, scopeKind: 'town' }),
  });
  assert.ok(made.ok, await made.clone().text());
  const list = await admin.fetch('/api/v1/roles');
  assert.match(list.headers.get('content-type') ?? '', /^application\/json/);
  const { roles } = (await list.json()) as { roles: { nameZh: string }[] };
  assert.ok(
    roles.some(({ nameZh }) => nameZh === bad),
    'JSON keeps it; screens escape it',
  );
  await typesAreNamed(town);
});

test('addresses that are none are answered like any other fault: with words, a code and the headers', async (t) => {
  const town = await testTown(t);
  const nobody = town.anonymous();
  for (const [path, status] of [
    ['/api/v1/cases/%E0%A4%A', 400],
    ['/%zz', 400],
    [`/api/v1/cases/${'x'.repeat(400)}`, 404],
    ['/api/v1/cases/urn:uuid:019324a8-7c5e-7d3a-8f21-0123456789ab', 400],
  ] as const) {
    const reply = await nobody.fetch(path);
    assert.equal(reply.status, status, path);
    assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/, path);
    assert.match(reply.headers.get('content-security-policy') ?? '', /default-src/, path);
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    const { code, cure } = (await reply.json()) as { code: string; cure?: string };
    assert.ok(code && cure, path);
  }
});

test('another method than an address takes is told which it takes', async (t) => {
  const town = await testTown(t);
  const nobody = town.anonymous();
  for (const [method, path, allow] of [
    ['DELETE', '/api/v1/cases', 'GET'],
    ['PUT', '/api/v1/cases/019324a8-7c5e-7d3a-8f21-0123456789ab', 'GET'],
    ['GET', '/api/v1/sign-in', 'POST'],
  ] as const) {
    const reply = await nobody.fetch(path, { method });
    assert.equal(reply.status, 405, path);
    assert.ok(reply.headers.get('allow')?.split(', ').includes(allow), path);
    const { code, cure } = (await reply.json()) as { code: string; cure: string };
    assert.equal(code, 'method-unfit');
    assert.ok(cure.includes(allow), cure);
  }
  assert.equal((await nobody.fetch('/api/v1/no-such', { method: 'POST' })).status, 404);
});

/** Each body says what it is, texts with their encoding; files have a safe name and are not shown as pages. */
async function typesAreNamed(town: TestTown): Promise<void> {
  const admin = await town.as('admin');
  const types: readonly (readonly [string, RegExp])[] = [
    ['/api/v1/me', /^application\/json; charset=utf-8$/],
    ['/api/v1/no-such-thing', /^application\/(problem\+)?json; charset=utf-8$/],
    ['/api/v1/people/export?kind=staff', /^application\/vnd\.openxmlformats/],
  ];
  for (const [path, type] of types) {
    const { headers } = await admin.fetch(path);
    assert.match(headers.get('content-type') ?? '', type, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    if (!path.includes('export')) continue;
    assert.match(
      headers.get('content-disposition') ?? '',
      /^attachment; filename\*=UTF-8''[\w%.-]+$/,
    );
  }
}

test('pages, pictures and XML that the server writes itself show foreign words as words', () => {
  const done = firstRunDone({ townName: bad, username: bad } as Parameters<typeof firstRunDone>[0]);
  const xml = escapeXml(bad);
  for (const [name, text] of Object.entries({ done, xml }))
    assert.ok(!text.includes('<img') && text.includes('img src=x'), name);
});

test('over HTTPS cookies carry __Host-, Secure, HttpOnly and SameSite; other names are not looked at', async (t) => {
  const publicUrl = 'https://town.example.cn';
  assert.equal(cookieName('zhenshu_session', { publicUrl, tls: null }), '__Host-zhenshu_session');
  assert.equal(cookieName('zhenshu_session', { publicUrl: null, tls: null }), 'zhenshu_session');
  const town = await testTown(t, { publicUrl });
  const { http } = town.application;
  const signedIn = await http.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { username: 'officer1', password: 'qingxi-demo-2026', town: 'qingxi' },
  });
  const lines = [signedIn.headers['set-cookie'] ?? []].flat();
  assert.equal(lines.length, 2);
  for (const line of lines) {
    assert.match(line, /^__Host-zhenshu_\w+=/);
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      assert.ok(line.includes(word), `${word}: ${line}`);
    assert.doesNotMatch(line, /Domain=/);
  }
  const value = lines
    .map((line) => /^__Host-zhenshu_session=([^;]+)/.exec(line)?.[1])
    .find(Boolean);
  const ask = async (cookie: string) =>
    (await http.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode;
  assert.equal(await ask(`__Host-zhenshu_session=${value}`), 200);
  assert.equal(await ask(`zhenshu_session=${value}`), 401, 'a neighbour host could have set it');
  const out = await http.inject({
    method: 'POST',
    url: '/api/v1/sign-out',
    headers: { cookie: `__Host-zhenshu_session=${value}` },
  });
  assert.equal(out.headers['clear-site-data'], '"cache"');
  assert.equal(await ask(`__Host-zhenshu_session=${value}`), 401);
});

test('headers of a proxy are not believed from just anybody', async (t) => {
  const town = await testTown(t);
  const guess = (at: number) =>
    town.application.http.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      remoteAddress: '203.0.113.77',
      headers: { 'x-forwarded-for': `198.51.100.${at}`, 'x-real-ip': `198.51.100.${at}` },
      payload: { username: 'officer1', password: 'wrong-guess-1', town: 'qingxi' },
    });
  for (let at = 0; at < 8; at += 1) await guess(at);
  assert.equal((await guess(9)).statusCode, 429, 'the guesses are those of one address');
});

test('a message whose end could be read in two ways is refused', async (t) => {
  const app = fastify();
  app.post('/', () => 'here');
  atEnd(t, () => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const both =
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n';
  const doubled = 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde';
  for (const rest of [both, doubled])
    assert.match(await say(port, `POST / HTTP/1.1\r\nHost: a\r\n${rest}`), /^HTTP\/1\.1 400 /);
});

function say(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (piece) => (heard += piece.toString()));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

test('who tries what is not permitted stands in the log: who, what, when, from where; no name', async (t) => {
  const lines: string[] = [];
  const destination = new Writable({
    write: (piece, _, done) => {
      lines.push(String(piece));
      done();
    },
  });
  const logger = createLogger({ logLevel: 'info', logFormat: 'json', destination });
  const town = await testTown(t, { logger });
  const crew = await town.as('crew-sanitation-1');
  assert.equal((await crew.fetch('/api/v1/security/accounts')).status, 403);
  const line = lines.find((one) => one.includes('not-permitted'));
  const said = JSON.parse(line ?? '{}') as Record<string, unknown>;
  assert.equal(said['personId'], crew.personId);
  assert.equal(said['route'], '/api/v1/security/accounts');
  assert.equal(said['permission'], 'people.rights');
  assert.equal(said['ip'], '127.0.0.1');
  assert.match(String(said['time']), /Z$/);
  assert.ok(String(said['traceId']).length > 20);
});
