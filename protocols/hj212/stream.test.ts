import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeFrame, parseFrame } from './frame.ts';
import type { Segment } from './segment.ts';
import { type Found, FrameReader } from './stream.ts';

const segment = (n: number): Segment => ({
  qn: String(20240101e9 + n),
  st: '22',
  cn: '2011',
  pw: '1',
  mn: `M${n}`,
  flag: {
    edition: 2017,
    split: false,
    answerWanted: false,
  },
  packets: null,
  backfill: false,
  cp: `DataTime=20240101000000;a34004-Rtd=${n}`,
});
const frame = (n: number, tail = '\r\n') =>
  Buffer.concat([encodeFrame(segment(n)).subarray(0, -2), Buffer.from(tail)]);

/** Reads all, in pieces of one size, and gives up waiting at the end. */
function read(bytes: Buffer, size = bytes.length): Found[] {
  const reader = new FrameReader();
  const found: Found[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    found.push(...reader.push(bytes.subarray(at, at + size)));
  }
  return [...found, ...reader.flush()];
}

/** The devices whose frames came whole, and `x` for each that did not, `~` for noise. */
function names(found: readonly Found[]): string {
  return found
    .map((one) => {
      if (one.kind === 'noise') return '~';
      const parsed = parseFrame(one.bytes);
      return parsed.ok ? parsed.segment.mn : 'x';
    })
    .join(' ');
}

const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

test('glued frames come apart, with and without line ends, whatever the pieces', () => {
  const bytes = join(frame(1), frame(2, ''), frame(3, ''), frame(4, '\n'), frame(5));
  for (const size of [1, 2, 7, 100, bytes.length]) {
    assert.equal(names(read(bytes, size)), 'M1 M2 M3 M4 M5', `pieces of ${size}`);
  }
});

test('a cut frame costs itself only', () => {
  const cut = frame(9).subarray(0, 40);
  for (const size of [1, 7, 1000]) {
    assert.equal(names(read(join(frame(1), cut, frame(2), frame(3)), size)), 'M1 x M2 M3');
    assert.equal(names(read(join(cut, '\r\n', frame(2)), size)), 'x M2');
    assert.equal(names(read(join(frame(1), cut), size)), 'M1 x');
    assert.equal(names(read(join('##9999', frame(2), frame(3)), size)), 'x M2 M3');
    assert.equal(names(read(join('##0003', frame(2), frame(3)), size)), 'x M2 M3');
  }
});

test('a wrong CRC costs its frame only', () => {
  const spoiled = frame(2);
  spoiled[spoiled.length - 3] = 0x5a;
  assert.equal(names(read(join(frame(1), spoiled, frame(3)))), 'M1 x M3');
});

test('a frame that is whole by its own word is judged without waiting for more', () => {
  const reader = new FrameReader();
  const spoiled = frame(2, '');
  spoiled[spoiled.length - 1] = 0x5a;
  assert.equal(names(reader.push(spoiled)), 'x');
  assert.equal(reader.heldBytes, 0);
});

test('noise before, between and behind frames is counted and shown', () => {
  const found = read(join('hello', frame(1), 'GET / HTTP/1.1\r\n', frame(2), '#', '#x'));
  assert.equal(names(found), '~ M1 ~ M2 ~');
  assert.deepEqual(found[0], { kind: 'noise', bytes: 5, sample: Buffer.from('hello') });
});

test('a megabyte without a frame start is told of and not kept', () => {
  const reader = new FrameReader();
  let noise = 0;
  for (let kilobytes = 0; kilobytes < 1024; kilobytes += 1) {
    for (const one of reader.push(Buffer.alloc(1024, 'a'))) {
      noise += one.kind === 'noise' ? one.bytes : 0;
    }
    assert.ok(reader.heldBytes <= 1);
  }
  assert.equal(noise, 1024 * 1024);
});

test('random bytes never throw, never grow, never hide a frame behind a line end', () => {
  const noise = fc.uint8Array({ maxLength: 2000 });
  const teasing = fc.array(fc.constantFrom('#', '##', '##0', '##00', '##9999', '\r\n', 'QN=', 'x'));
  fc.assert(
    fc.property(noise, teasing, fc.integer({ min: 1, max: 999 }), (random, pieces, size) => {
      const bytes = join(Buffer.from(random), pieces.join(''), '\r\n', frame(7));
      const reader = new FrameReader();
      const found: Found[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        found.push(...reader.push(bytes.subarray(at, at + size)));
        assert.ok(reader.heldBytes < 12_000);
      }
      found.push(...reader.flush());
      assert.ok(names(found).split(' ').includes('M7'), names(found));
    }),
    { numRuns: 400 },
  );
});
