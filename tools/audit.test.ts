/** The audit of libraries: what it finds off line, and that only a registry that answers can fail the check. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { atEnd } from '#platform/testing/index.ts';
import { askRegistry, isGrave, lockFaults } from './audit.ts';
import { textOf } from './source-tree.ts';

test('our own lock file is in order', () => {
  assert.deepEqual(lockFaults(textOf('package-lock.json'), textOf('package.json')), []);
});

test('a loose version, a missing digest, a host and a licence that we may not ship are each named', () => {
  const manifest = JSON.stringify({ dependencies: { a: '^1.0.0', b: '1.0.0' } });
  const packages = {
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b': {
      integrity: 'sha512-x',
      license: 'AGPL-3.0-only',
      resolved: 'https://registry.example/b.tgz',
    },
    'node_modules/c': { integrity: 'sha512-x', license: '(MIT OR GPL-2.0)' },
    'node_modules/d': { integrity: 'sha512-x', license: 'LGPL-3.0-or-later' },
  };
  assert.deepEqual(lockFaults(JSON.stringify({ packages }), manifest), [
    'package.json: a is not pinned: ^1.0.0',
    'node_modules/a: no strong digest',
    'node_modules/b: names a host: https://registry.example/b.tgz',
    'node_modules/b: licence AGPL-3.0-only',
  ]);
});

test('a registry that knows of a grave weakness is heard; one that is not there is said to be not there', async (t) => {
  const registry = await registryThatKnows(t, {
    fastify: [
      {
        id: 1,
        url: 'https://advisories.example/1',
        title: 'made up for this test',
        severity: 'high',
        vulnerable_versions: '>=0',
      },
    ],
  });
  const known = await askRegistry({ ...process.env, npm_config_registry: registry.address });
  assert.ok(registry.asked().includes('fastify'), 'it was told which libraries we have');
  const [fault] = (known ?? []).filter(isGrave);
  assert.deepEqual([fault?.library, fault?.severity], ['fastify', 'high']);
  const nobody = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/' };
  assert.equal(await askRegistry(nobody), null);
});

async function registryThatKnows(t: TestContext, advisories: object) {
  let asked: string[] = [];
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      if (request.method === 'POST')
        asked = Object.keys(JSON.parse(String(text) || '{}') as object);
      reply.setHeader('content-type', 'application/json');
      reply.end(
        JSON.stringify(request.method === 'POST' ? advisories : packument(request.url ?? '')),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => server.close());
  const { port } = server.address() as { port: number };
  return { address: `http://127.0.0.1:${port}/`, asked: () => asked };
}

/** What a registry tells of a library: enough for npm to see which versions there are. */
function packument(path: string): object {
  const name = decodeURIComponent(path.slice(1));
  const version = installed(name);
  const versions = { [version]: { name, version, dist: {} } };
  return { name, 'dist-tags': { latest: version }, versions };
}

function installed(name: string): string {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { version: string }>;
  };
  return packages[`node_modules/${name}`]?.version ?? '1.0.0';
}
