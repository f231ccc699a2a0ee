import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetTaken, networkOf, RateLimit } from './index.ts';

const start = Date.parse('2026-11-23T02:00:00Z');
const after = (seconds: number): Date => new Date(start + seconds * 1000);

test('a burst passes, the next one waits, and one more may come each time the bucket refills', () => {
  const limit = new RateLimit({ burst: 3, perMinute: 2 });
  assert.deepEqual(
    [0, 0, 0, 0].map(() => limit.take('phone', after(0))),
    [0, 0, 0, 30],
  );
  assert.equal(limit.take('phone', after(10)), 20);
  assert.equal(limit.take('phone', after(30)), 0);
  assert.equal(limit.take('phone', after(30)), 30);
  assert.equal(limit.take('another', after(30)), 0, 'one key does not hinder another');
});

test('a clock that was set back gives and takes nothing', () => {
  const limit = new RateLimit({ burst: 2, perMinute: 1 });
  limit.take('phone', after(0));
  assert.equal(limit.take('phone', after(-86_400)), 0);
  assert.equal(limit.take('phone', after(-86_400)), 60);
});

test('a town that begins anew in the same process owes nothing, whatever its clock says', () => {
  const limit = new RateLimit({ burst: 1, perMinute: 1 });
  const later = new Date('2026-11-23T10:00:00Z');
  const earlier = new Date('2026-11-23T02:00:00Z');
  assert.equal(limit.take('a', later), 0);
  assert.ok(limit.take('a', earlier) > 0);
  forgetTaken();
  assert.equal(limit.take('a', earlier), 0);
});

test('an IPv6 household counts as one address', () => {
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8::6'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
  assert.equal(networkOf('203.0.113.9'), '203.0.113.9');
  assert.equal(networkOf('::ffff:203.0.113.9'), '::ffff:203.0.113.9');
  const limit = new RateLimit({ burst: 1, perMinute: 1 });
  const from = (address: string): number => limit.take(`postgres://house|${address}`, after(0));
  assert.equal(from('2001:db8:1:2::3'), 0);
  assert.ok(from('2001:db8:1:2:ffff::4') > 0, 'another address of the same network');
  assert.equal(from('2001:db8:1:3::3'), 0, 'the neighbour');
  assert.equal(limit.take('place:with:colons', after(0)), 0);
});

test('a hundred thousand addresses do not wipe the slate clean for one that asks on', () => {
  const limit = new RateLimit({ burst: 1, perMinute: 1 });
  limit.take('flood', after(0));
  for (let at = 0; at < 150_000; at += 1) {
    limit.take(`stranger ${at}`, after(0));
    if (at % 50_000 === 0) assert.ok(limit.take('flood', after(0)) > 0);
  }
  assert.ok(limit.take('flood', after(0)) > 0);
});
