/** The edge: what every reply carries, and what no request gets. Named by docs/asvs.csv. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { modules } from '#modules/registry.ts';
import { validatorCompiler } from '../../platform/http/validation.ts';
import { testTown } from '#testing';

test('every reply, good or bad, carries the headers of protection', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  for (const path of ['/api/v1/me', '/api/v1/cases?limit=1', '/api/v1/no-such-thing', '/nowhere']) {
    const { headers } = await officer.fetch(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self'(;|$)/, path);
    assert.doesNotMatch(/script-src[^;]*/.exec(policy)?.[0] ?? '', /unsafe/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /object-src 'none'/);
    assert.match(policy, /base-uri 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.equal(headers.get('access-control-allow-origin'), null, 'no other site is let in');
    assert.equal(headers.get('x-powered-by'), null);
    if (path.startsWith('/api/')) assert.match(headers.get('cache-control') ?? '', /no-store/);
  }
});

test('the session cookie is out of reach of scripts and of other sites', async (t) => {
  const town = await testTown(t);
  const reply = await town.anonymous().fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'officer1', password: 'qingxi-demo-2026', town: 'qingxi' }),
  });
  const cookie = reply.headers.get('set-cookie') ?? '';
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
});

test('TRACE, files of the source tree and listings are not served', async (t) => {
  const town = await testTown(t);
  const trace = await town.application.http.inject({ method: 'TRACE' as 'GET', url: '/api/v1/me' });
  assert.ok([404, 405, 400].includes(trace.statusCode), String(trace.statusCode));
  for (const path of [
    '/.git/config',
    '/package.json',
    '/.env',
    '/../package.json',
    '/var/',
    '/files/',
  ]) {
    const reply = await town.anonymous().fetch(path);
    assert.ok(
      reply.status === 404 || reply.status === 403 || !(await reply.text()).includes('"zhenshu"'),
      path,
    );
  }
});

test('a fault tells nothing of the inside; doubled, foreign and extra fields are refused or dropped', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const broken = await officer.fetch('/api/v1/cases/not-a-uuid');
  const text = await broken.text();
  assert.ok(broken.status >= 400 && broken.status < 500);
  assert.doesNotMatch(text, /at .*\.ts:|node_modules|SELECT |pg_/);
  const doubled = await officer.fetch('/api/v1/cases?limit=1&limit=2');
  assert.equal(doubled.status, 400);
  const extra = await officer.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'x', password: 'y', roles: ['administrator'] }),
  });
  assert.equal(extra.status, 401, 'a field that the contract does not name gives nothing');
  const polluted = await officer.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"__proto__": {"polluted": true}, "username": "x", "password": "y"}',
  });
  assert.ok(polluted.status >= 400 && polluted.status < 500);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('another town does not exist for us: its ids are unknown, not forbidden', async (t) => {
  const town = await testTown(t);
  const [foreign] = await town.sql<{ id: string }>(
    'SELECT id FROM people.people WHERE tenant_id = $1 LIMIT 1',
    [town.twinId],
  );
  const admin = await town.as('admin');
  const body = {
    name: '别镇的人',
    phone: null,
    gender: null,
    title: '',
    departmentId: null,
    skills: [],
    active: true,
    version: 1,
    username: null,
    roles: [],
  };
  const change = await admin.fetch(`/api/v1/staff/${foreign?.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(change.status, 404);
  assert.equal(((await change.json()) as { code: string }).code, 'not-found');
  const anonymous = await town.anonymous().fetch('/api/v1/cases');
  assert.equal(anonymous.status, 401);
  const crew = (await town.as('crew-sanitation-1')).api(casesApi);
  assert.deepEqual((await crew.list({ query: { limit: 5 } as never })).items, []);
});

test('what the database cannot keep, U+0000 and half a character, is refused with its place', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const reply = await officer.fetch('/api/v1/things?q=%00');
  assert.equal(reply.status, 400);
  assert.match(await reply.text(), /\/q/);
  const half = await officer.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username": "half \\ud800", "password": "y"}',
  });
  assert.equal(half.status, 400);
  assert.match(await half.text(), /\/username/);
  const admin = await town.as('admin');
  const great = await admin.fetch('/api/v1/things/groups/abc', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nameZh: '组', nameEn: '', note: '', version: 2 ** 53 }),
  });
  assert.equal(great.status, 400, 'a number beyond what a column holds');
});

test('the schemas of every operation can be written as checks', () => {
  const operations = modules.flatMap(({ api }) => Object.values(api?.operations ?? {}));
  const schemas = operations.flatMap(({ params, query, body }) =>
    Object.entries({ params, querystring: query, body }).filter(([, schema]) => schema),
  );
  assert.ok(schemas.length > 500, `${schemas.length} schemas`);
  for (const [httpPart, schema] of schemas) {
    const check = validatorCompiler({ schema: schema ?? {}, httpPart, method: 'GET', url: '/' });
    assert.ok(check(null));
  }
});

test('the live stream has nothing for visitors of pages for everybody, which is no fault; others are asked to sign in', async (t) => {
  const nobody = (await testTown(t)).anonymous();
  const visitor = await nobody.fetch('/api/v1/live?optional=1');
  assert.deepEqual([visitor.status, await visitor.text()], [204, '']);
  assert.equal((await nobody.fetch('/api/v1/live')).status, 401);
});
