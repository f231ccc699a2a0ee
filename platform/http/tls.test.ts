/** HTTPS without a proxy: served with the town's certificate, cookies and pages bound to it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../testing/index.ts';
import fastify from 'fastify';
import { readConfig } from '../config/index.ts';
import { guard } from './security.ts';

test('certificate and key are set together', () => {
  assert.throws(() => readConfig({ ZHENSHU_TLS_CERT: '/x.pem' }), /ZHENSHU_TLS_KEY/);
});

test('a server with a certificate answers by HTTPS and asks browsers to stay with it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-tls-'));
  atEnd(t, () => rm(folder, { recursive: true, force: true }));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
    ],
    { stdio: 'ignore' },
  );
  const https = {
    cert: await readFile(cert),
    key: await readFile(key),
    minVersion: 'TLSv1.2' as const,
  };
  const app = fastify({ https });
  guard(app as never, true);
  app.get('/', () => 'here');
  atEnd(t, () => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, rejectUnauthorized: false }, (reply) => {
      reply.resume();
      resolve(reply.headers);
    });
    sent.on('error', reject);
    sent.end();
  });
  assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
  assert.match(String(headers['content-security-policy']), /script-src 'self'(;|$)/);
});
