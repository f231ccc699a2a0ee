import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { crcText } from './crc.ts';
import { encodeFrame, parseFrame } from './frame.ts';
import type { Segment } from './segment.ts';
import { mostTolerant, type Tolerance } from './tolerance.ts';

/** The frame of the standard's annex. */
const annex =
  '##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n';
const wild = (text: string) => Buffer.from(text, 'utf8');
const framed = (body: string) =>
  wild(`##${String(body.length).padStart(4, '0')}${body}${crcText(wild(body))}\r\n`);

const verdict = (bytes: Buffer, tolerance?: Tolerance) => {
  const parsed = parseFrame(bytes, tolerance);
  return parsed.ok ? 'ok' : parsed.fault;
};

test('the frame of the annex is read, its CRC is not that of Modbus', () => {
  const parsed = parseFrame(wild(annex));
  assert.ok(parsed.ok);
  assert.equal(parsed.facts.computedCrc, '1C80');
  assert.deepEqual(parsed.segment, {
    qn: '20160801085857223',
    st: '32',
    cn: '1062',
    pw: '100000',
    mn: '010000A8900016F000169DC0',
    packets: null,
    backfill: false,
    cp: 'RtdInterval=30',
    flag: {
      edition: 2017,
      split: false,
      answerWanted: true,
    },
  });
});

test('what is strictly refused is read with the tolerance for it, and only with that', () => {
  const body = 'ST=32;CN=2011;PW=1;MN=M1;CP=&&DataTime=20240101000000;011-Rtd=1&&';
  const crc = crcText(wild(body));
  const long = `ST=32;CN=2011;PW=1;MN=M1;CP=&&DataTime=20240101000000;${'011-Rtd=1;'.repeat(100)}011-Rtd=1&&`;
  const cases: [Buffer, keyof Tolerance, string][] = [
    [wild(`##00${body.length}${body}${crc.toLowerCase()}`), 'lowerCaseCrc', 'bad-crc'],
    [wild(`##0${body.length}${body}${crc}`), 'threeDigitLength', 'bad-length'],
    [wild(`##0099${body}${crc}`), 'wrongLength', 'bad-length'],
    [wild(`##00${body.length}${body}0000`), 'noCrcCheck', 'bad-crc'],
    [framed(long), 'longSegment', 'bad-length'],
    [framed(`${body};`), 'trailingSemicolon', 'bad-frame'],
    [framed(body.replace('MN=M1', 'MN=')), 'emptyMn', 'bad-frame'],
  ];
  for (const [bytes, tolerance, fault] of cases) {
    assert.equal(verdict(bytes), fault, tolerance);
    assert.equal(verdict(bytes, { [tolerance]: true }), 'ok', tolerance);
    // Whoever does not look at the CRC does not look at its letters either.
    const noCrcCheck = tolerance === 'noCrcCheck' ? {} : { noCrcCheck: false };
    const others = { ...mostTolerant, ...noCrcCheck, [tolerance]: false };
    assert.equal(verdict(bytes, others), fault, `${tolerance} alone decides`);
  }
});

test('each field of the head is judged', () => {
  const good = 'QN=20240101000000000;ST=22;CN=2011;PW=1;MN=M1;Flag=4;CP=&&&&';
  assert.equal(verdict(framed(good)), 'ok');
  const spoiled = [
    good.replace('QN=20240101000000000;', ''),
    good.replace('QN=2024', 'QN=x024'),
    good.replace('ST=22', 'ST=222'),
    good.replace('CN=2011', 'CN='),
    good.replace('Flag=4', 'Flag=12'),
    good.replace('Flag=4', 'Flag=-4'),
    good.replace('Flag=4', 'Flag=6'),
    good.replace('CP=&&', 'PNUM=2;PNO=3;CP=&&'),
    good.replace('CP=&&', 'PNUM=2;CP=&&'),
    good.replace('MN=M1', 'MN=M1;MN=M2'),
    good.replace('PW=1', 'PW'),
    good.replace('&&&&', '&&'),
    'CP=&&&&',
    '',
  ];
  for (const body of spoiled) assert.equal(verdict(framed(body)), 'bad-frame', body);
  const of2025 = parseFrame(framed(good.replace('Flag=4', 'Flag=9;RF=1')));
  assert.ok(of2025.ok && of2025.segment.backfill && of2025.segment.flag.edition === 2025);
});

const text = (pattern: RegExp) => fc.stringMatching(pattern);
const segments: fc.Arbitrary<Segment> = fc.record(
  {
    qn: text(/^\d{17}$/),
    st: text(/^\d{2}$/),
    cn: text(/^\d{4}$/),
    pw: text(/^[A-Za-z0-9]{0,9}$/),
    mn: text(/^[A-Za-z0-9]{1,24}$/),
    flag: fc.record(
      {
        edition: fc.constantFrom(2005 as const, 2017 as const, 2025 as const),
        split: fc.constant(false),
        answerWanted: fc.boolean(),
      },
      { noNullPrototype: true },
    ),
    packets: fc.option(
      fc
        .nat({ max: 98 })
        .chain((more) =>
          fc.integer({ min: 1, max: more + 1 }).map((no) => ({ count: more + 1, no })),
        ),
    ),
    backfill: fc.boolean(),
    cp: text(/^[A-Za-z0-9=;,.-]{0,200}$/),
  },
  { noNullPrototype: true },
);

test('what is encoded is read back', () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const parsed = parseFrame(encodeFrame(segment));
      assert.ok(parsed.ok, JSON.stringify(parsed));
      assert.deepEqual(parsed.segment, segment);
    }),
  );
});

test('no single changed byte goes unnoticed, and no bytes make it throw', () => {
  fc.assert(
    fc.property(segments, fc.nat(), fc.integer({ min: 1, max: 255 }), (segment, at, change) => {
      const bytes = encodeFrame(segment);
      const place = at % (bytes.length - 2);
      bytes[place] = (bytes[place] ?? 0) ^ change;
      assert.ok(!parseFrame(bytes).ok, bytes.toString('latin1'));
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.ok(!parseFrame(bytes, { ...mostTolerant, noCrcCheck: false }).ok);
    }),
  );
});
