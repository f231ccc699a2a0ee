import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { mayReach } from './addresses.ts';
import { isOutOfReach, outward, OutwardRefused, useOutward } from './index.ts';

const nothing = { loopback: false, hosts: [] };
const asked = { timeoutMs: 2000, largestBytes: 1000 };

test('addresses of the own machine and house, in every writing, are closed; the open network is not', () => {
  for (const address of [
    '127.0.0.1',
    '127.8.9.1',
    '10.0.0.5',
    '172.31.255.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    'fe80::1',
    'fd12::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::127.0.0.1',
    '::7f00:1',
    '64:ff9b:1::7f00:1',
    'fec0::1',
    '3fff::1',
    '192.88.99.1',
    'no address',
  ]) {
    assert.equal(mayReach(address, nothing), false, address);
  }
  for (const address of ['8.8.8.8', '172.32.0.1', '2400:3200::1']) {
    assert.equal(mayReach(address, nothing), true, address);
  }
  assert.equal(mayReach('10.1.2.3', { loopback: false, hosts: ['10.1.0.0/16'] }), true);
  assert.equal(mayReach('10.2.2.3', { loopback: false, hosts: ['10.1.0.0/16'] }), false);
  assert.equal(mayReach('127.0.0.1', { loopback: true, hosts: [] }), true);
  assert.equal(mayReach('10.0.0.1', { loopback: true, hosts: [] }), false);
});

test('a request reaches the own machine only where that is allowed, by number, other writings and name alike', async (t) => {
  t.after(() => useOutward({ loopback: true, hosts: [] }));
  const server = createServer((request, reply) => {
    if (request.url === '/away') reply.writeHead(302, { location: '/' });
    reply.end(request.url === '/long' ? 'x'.repeat(5000) : 'here');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  useOutward(nothing);
  const tries = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ];
  for (const host of tries) {
    await assert.rejects(
      async () => outward(`http://${host}:${port}/`, asked),
      OutwardRefused,
      host,
    );
  }
  // Rejected, never thrown at once: callers turn it into a problem by `.catch`.
  await assert.rejects(outward('file:///etc/passwd', asked), OutwardRefused);
  for (const far of [
    'http://169.254.169.254/',
    'http://[::ffff:10.0.0.1]/',
    'ftp://example.org/',
    'x',
  ])
    assert.ok(isOutOfReach(far), far);
  assert.ok(!isOutOfReach('https://example.org/hook'));
  useOutward({ loopback: true, hosts: [] });
  assert.equal((await outward(`http://localhost:${port}/`, asked)).bytes.toString(), 'here');
  assert.equal(
    (await outward(`http://127.0.0.1:${port}/away`, asked)).status,
    302,
    'redirects are not followed',
  );
  await assert.rejects(outward(`http://127.0.0.1:${port}/long`, asked), /longer than/);
  useOutward({ loopback: false, hosts: ['localhost'] });
  assert.equal(
    (await outward(`http://localhost:${port}/`, asked)).status,
    200,
    'named by the operator',
  );
  await assert.rejects(async () => outward(`http://127.0.0.1:${port}/`, asked), OutwardRefused);
});
