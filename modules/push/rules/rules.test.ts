import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mapping } from '../contract.ts';
import { readMessage } from './mapping.ts';
import { at } from './pointer.ts';
import { signatureFault, signatureOf } from './signature.ts';

test('pointers find own members only, escapes included', () => {
  assert.equal(at({ 'a/b': { '~c': [7] } }, '/a~1b/~0c/0'), 7);
  for (const pointer of ['/toString', '/__proto__', '/x', '/a/b/c']) {
    assert.equal(at({ a: 1 }, pointer), undefined, pointer);
  }
});

const mapping: Mapping = {
  items: '/data',
  device: '/sn',
  devicePrefix: 'yl-',
  time: { path: '^/ts', format: 'unixSeconds' },
  values: [
    { key: 'level', path: '/v/level', scale: 0.01 },
    { key: 'open', path: '/v/door', words: { OPEN: true, SHUT: false } },
    { key: 'temperature', path: '/v/t', scale: 0.1, offset: -40 },
  ],
};

test('a message is read item by item, with units and words', () => {
  const items = readMessage(
    {
      ts: 1_795_400_000,
      data: [
        { sn: 12, v: { level: '250', door: 'OPEN', t: 655 } },
        { v: { level: null } },
        { sn: 'x', v: { level: 'high' } },
      ],
    },
    mapping,
  );
  assert.deepEqual(items?.[0], {
    device: 'yl-12',
    at: new Date(1_795_400_000_000),
    values: [
      { key: 'level', value: 2.5 },
      { key: 'open', value: true },
      { key: 'temperature', value: 25.5 },
    ],
    faults: [],
  });
  assert.deepEqual(items?.[1]?.faults, [{ what: 'device', path: '/sn' }]);
  assert.deepEqual(items?.[2]?.values, [{ key: 'level', value: 'high' }]);
  assert.equal(readMessage({}, mapping), undefined);
});

test('names and values that come as a list are read; times in every way', () => {
  const listMapping: Mapping = {
    items: '',
    device: '/id',
    time: { path: '/at', format: 'local' },
    values: [{ key: 'pm25', path: '/PM2.5', scale: 1000 }],
    list: { path: '/points', name: '/n', value: '/v' },
  };
  const points = [
    { n: 'PM2.5', v: 0.035 },
    { n: 'other', v: 1 },
    { n: 5, v: 1 },
  ];
  const [item] = readMessage([{ id: 'a', at: '2026-11-23 10:00:00', points }], listMapping) ?? [];
  assert.equal(item?.at?.toISOString(), '2026-11-23T02:00:00.000Z');
  assert.deepEqual(item?.values, [
    { key: 'pm25', value: 35 },
    { key: 'other', value: 1 },
  ]);
  const timed = (path: unknown, format: 'iso' | 'unixMs' | 'local') =>
    readMessage(
      { id: 'a', at: path },
      { ...listMapping, list: undefined as never, time: { path: '/at', format } },
    )?.[0]?.at?.getTime();
  assert.equal(timed(1_795_400_000_123, 'unixMs'), 1_795_400_000_123);
  assert.equal(timed('2026-11-23T10:00:00+08:00', 'iso'), Date.parse('2026-11-23T02:00:00Z'));
  for (const bad of ['2026-11-23T10:00:00', 'now', null, {}, 'NaN']) {
    assert.equal(timed(bad, 'iso'), undefined, String(bad));
  }
});

test('no message makes the reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (message) => {
      readMessage(message, mapping);
      readMessage({ data: message }, mapping);
    }),
  );
});

test('a signature fits its own time, body and secret only, and only for five minutes', () => {
  const body = Buffer.from('{"a":1}');
  const now = new Date('2026-11-23T02:00:00Z');
  const timestamp = String(now.getTime() / 1000);
  const signature = signatureOf('s', timestamp, body);
  const fault = (change: object, secret = 's', bytes = body, when = now) =>
    signatureFault(secret, { timestamp, signature, ...change }, bytes, when);
  assert.equal(fault({}), undefined);
  assert.equal(fault({}, 'other'), 'X-Signature');
  assert.equal(fault({}, 's', Buffer.from('{"a":2}')), 'X-Signature');
  assert.equal(fault({ signature: '' }), 'X-Signature');
  assert.equal(fault({ timestamp: 'x' }), 'X-Timestamp');
  const later = new Date(now.getTime() + 301_000);
  assert.match(fault({}, 's', body, later) ?? '', /300/);
});
