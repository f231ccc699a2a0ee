import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  covers,
  FilterTree,
  FrameCutter,
  isFilter,
  matches,
  MqttFault,
  type MqttFrame,
  overlaps,
  readConnect,
  readPublish,
} from './index.ts';

function publish(topic: string, payload: Buffer, qos: number, packetId: number): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.concat([
    Buffer.of(name.length >> 8, name.length & 255),
    name,
    qos > 0 ? Buffer.of(packetId >> 8, packetId & 255) : Buffer.alloc(0),
    payload,
  ]);
  return Buffer.concat([Buffer.of(0x30 | (qos << 1)), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  const bytes: number[] = [];
  let left = length;
  do {
    bytes.push((left % 128) | (left >= 128 ? 128 : 0));
    left = Math.floor(left / 128);
  } while (left > 0);
  return Buffer.from(bytes);
}

test('packets come out whole, however the stream is cut or glued', () => {
  const message = fc.record({
    topic: fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.toWellFormed()),
    payload: fc.uint8Array({ maxLength: 400 }),
    qos: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 8 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (list, cuts) => {
        const stream = Buffer.concat(
          list.map(({ topic, payload, qos }, n) =>
            publish(topic, Buffer.from(payload), qos, n + 1),
          ),
        );
        const cutter = new FrameCutter(10_000);
        const found = [];
        for (let at = 0; at < stream.length; ) {
          const size = cuts.next().value as number;
          found.push(...cutter.push(stream.subarray(at, at + size)));
          at += size;
        }
        assert.deepEqual(
          found.map((frame) => {
            const { topic, payload, qos } = readPublish(frame);
            return { topic, payload: Uint8Array.from(payload), qos };
          }),
          list.map(({ topic, payload, qos }) => ({
            topic,
            payload: Uint8Array.from(payload),
            qos,
          })),
        );
      },
    ),
  );
});

function readAny(frame: MqttFrame): void {
  if (frame.type === 3) readPublish(frame);
  if (frame.type === 1) readConnect(frame);
}

test('random bytes end in a fault or in nothing, never in a hang or another error', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), (chunks) => {
      const cutter = new FrameCutter(1000);
      try {
        for (const chunk of chunks) {
          cutter.push(Buffer.from(chunk)).forEach(readAny);
        }
      } catch (error) {
        assert.ok(error instanceof MqttFault, String(error));
      }
    }),
  );
});

test('a packet longer than allowed is refused at its header', () => {
  const cutter = new FrameCutter(1000);
  assert.throws(() => cutter.push(Buffer.of(0x30, 0xff, 0xff, 0x7f)), /at most 1000/);
  assert.throws(
    () => new FrameCutter(1000).push(Buffer.of(0x30, 0xff, 0xff, 0xff, 0xff, 1)),
    /four bytes/,
  );
});

test('filters match as the standard says', () => {
  const rows: [string, string, boolean][] = [
    ['sport/tennis/player1/#', 'sport/tennis/player1', true],
    ['sport/tennis/player1/#', 'sport/tennis/player1/ranking', true],
    ['sport/+', 'sport', false],
    ['sport/+', 'sport/', true],
    ['+/+', '/finance', true],
    ['/+', '/finance', true],
    ['+', '/finance', false],
    ['#', '$SYS/broker', false],
    ['$SYS/#', '$SYS/broker', true],
    ['TopicA/+', 'TopicA/B/C', false],
  ];
  for (const [filter, topic, expected] of rows)
    assert.equal(matches(filter, topic), expected, `${filter} ${topic}`);
  assert.ok(isFilter('a/+/#'));
  for (const bad of ['', 'a#', 'a/#/b', 'a+/b']) assert.equal(isFilter(bad), false, bad);
});

test('what one filter covers or shares with another agrees with the topics they match', () => {
  const word = fc.constantFrom('a', 'b', '');
  const topic = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('/'));
  const filter = fc
    .tuple(
      fc.array(fc.oneof(word, fc.constant('+')), { maxLength: 3 }),
      fc.constantFrom('#', '+', 'a'),
    )
    .map(([words, last]) => [...words, last].join('/'));
  fc.assert(
    fc.property(filter, filter, topic, (outer, inner, name) => {
      if (covers(outer, inner) && matches(inner, name)) assert.ok(matches(outer, name));
      if (matches(outer, name) && matches(inner, name)) assert.ok(overlaps(outer, inner));
    }),
  );
});

test('a tree of filters finds what looking at each filter finds', () => {
  const level = fc.constantFrom('a', 'b', '', '$a');
  const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((words) => words.join('/'));
  const filter = fc
    .tuple(
      fc.array(fc.oneof(level, fc.constant('+')), { maxLength: 3 }),
      fc.constantFrom('#', '+', 'a', 'b'),
    )
    .map(([words, last]) => [...words, last].join('/'));
  const entry = fc.record({ filter, key: fc.constantFrom('x', 'y'), stays: fc.boolean() });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), topic, (entries, name) => {
      const tree = new FilterTree<string>();
      const left = new Map<string, string>();
      for (const { filter: one, key } of entries) tree.set(one, key, one);
      for (const { filter: one, key } of entries) left.set(`${key} ${one}`, one);
      for (const { filter: one, key, stays } of entries) {
        if (stays) continue;
        tree.delete(one, key);
        left.delete(`${key} ${one}`);
      }
      const expected = [...left].filter(([, one]) => matches(one, name)).map(([id]) => id);
      const found = tree.match(name).map(([key, one]) => `${key} ${one}`);
      assert.deepEqual(found.sort(), expected.sort());
    }),
    { numRuns: 500 },
  );
});
