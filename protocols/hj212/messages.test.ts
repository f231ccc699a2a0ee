import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  answerFrame,
  cn,
  commandFrame,
  executionOutcome,
  factorOf2017,
  PacketSorter,
  parseFrame,
  readItems,
  readRecords,
  readTime,
  requestNumber,
  requestOutcome,
  type Segment,
  timeText,
} from './index.ts';
import { decipherBody, encipherBody, isSm4Setting, type Sm4Setting } from './sm4.ts';

const itemsOf = (cp: string) => {
  const read = readItems(cp);
  assert.ok(read.ok, cp);
  return read.items;
};
const at = (text: string) => readTime(text) ?? assert.fail(text);

test('values come with their factor, field, time and quality', () => {
  const records = readRecords(
    itemsOf(
      'DataTime=20240101080000;a34004-Rtd=12.3,a34004-Flag=N;B01-Rtd=36.91;' +
        'a21026-Min=1,a21026-Avg=2,a21026-Max=3,a21026-Cou=4,a21026-Flag=M;' +
        'w01018-SampleTime=20240101070000,w01018-Rtd=31.0,w01018-Flag=Q',
    ),
  );
  assert.ok(records.ok);
  assert.deepEqual(
    records.values.map(({ code, field, text, flag }) => `${code} ${field} ${text} ${flag}`),
    [
      'a34004 Rtd 12.3 N',
      'B01 Rtd 36.91 N',
      'a21026 Min 1 M',
      'a21026 Avg 2 M',
      'a21026 Max 3 M',
      'a21026 Cou 4 M',
      // A flag nobody knows is never normal.
      'w01018 Rtd 31.0 D',
    ],
  );
  assert.equal(records.values[0]?.at.toISOString(), '2024-01-01T00:00:00.000Z');
  assert.equal(records.values.at(-1)?.at.toISOString(), '2023-12-31T23:00:00.000Z');
});

test('items that are none, times that are none and values without a time are refused', () => {
  for (const cp of ['a34004', 'a=1;;b=2', '=1', 'a b=1', 'DataTime=1;', ',']) {
    assert.equal(readItems(cp).ok, false, cp);
  }
  assert.ok(readItems('DataTime=1;', { trailingSemicolon: true }).ok);
  for (const cp of ['a34004-Rtd=1', 'DataTime=20240230000000;a-Rtd=1', 'DataTime=;a-Rtd=1']) {
    assert.equal(readRecords(itemsOf(cp)).ok, false, cp);
  }
  const long = itemsOf('DataTime=20240101080000123;a-Rtd=1');
  assert.equal(readRecords(long).ok, false);
  assert.ok(readRecords(long, { longTimes: true }).ok);
});

test('times go out and come back the same', () => {
  const times = fc.date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(times, (date) => {
      assert.equal(readTime(requestNumber(date), true)?.getTime(), date.getTime());
      assert.equal(at(timeText(date)).getTime(), Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
  assert.equal(readTime('20240229240000'), undefined);
  assert.equal(readTime('00000000000000'), undefined);
});

const packet = (count: number, no: number, mn = 'M1'): Segment => ({
  qn: '20240101000000000',
  st: '22',
  cn: '2061',
  pw: '1',
  mn,
  backfill: false,
  flag: {
    edition: 2017,
    split: true,
    answerWanted: true,
  },
  packets: {
    count,
    no,
  },
  cp: '',
});

test('packets pass on at once; those before their first wait and are forgotten after a minute', () => {
  const sorter = new PacketSorter();
  const time = at('20240101080000');
  const numbers = (segment: Segment, said: Date | null, now = 0) => {
    const added = sorter.add(segment, said, now);
    assert.ok(added.ok);
    return added.pieces.map((each) => `${each.segment.packets?.no} ${each.inherited?.getTime()}`);
  };
  assert.deepEqual(numbers(packet(3, 3), null), []);
  assert.deepEqual(numbers(packet(3, 1), time), [`1 ${time.getTime()}`, `3 ${time.getTime()}`]);
  assert.deepEqual(numbers(packet(3, 2), null), [`2 ${time.getTime()}`]);
  assert.deepEqual(numbers({ ...packet(2, 2), qn: '20240101000000009' }, null, 5), []);
  assert.deepEqual(sorter.expired(60_000), []);
  assert.equal(sorter.expired(61_000).length, 1);
  assert.equal(sorter.waiting, 0);
});

test('packets that never get their first are bounded', () => {
  const sorter = new PacketSorter();
  for (let no = 2; no <= 65; no += 1) assert.ok(sorter.add(packet(99, no), null, 0).ok);
  assert.equal(sorter.add(packet(99, 66), null, 0).ok, false);
});

test('an answer carries the number, packet and device it answers', () => {
  const parsed = parseFrame(answerFrame(packet(3, 2), cn.dataAnswer));
  assert.ok(parsed.ok);
  const { st, qn, packets, mn } = parsed.segment;
  assert.deepEqual(
    { st, cn: parsed.segment.cn, qn, packets, mn },
    {
      st: '91',
      cn: '9014',
      qn: '20240101000000000',
      mn: 'M1',
      packets: {
        count: 3,
        no: 2,
      },
    },
  );
});

test('a command is what the annex shows, and its answers are understood', () => {
  const station = {
    st: '32',
    pw: '100000',
    mn: '010000A8900016F000169DC0',
    edition: 2017 as const,
  };
  const frame = commandFrame(
    station,
    cn.setRealtimeInterval,
    '20160801085857223',
    'RtdInterval=30',
  );
  assert.match(frame.toString(), /^##0101QN=20160801085857223;.*RtdInterval=30&&1C80\r\n$/);
  assert.deepEqual(requestOutcome(itemsOf('QnRtn=1')), { code: 1, good: true, words: 'ready' });
  assert.equal(requestOutcome(itemsOf('QnRtn=3')).words, 'wrong password');
  assert.equal(executionOutcome(itemsOf('ExeRtn=100')).good, false);
  assert.equal(executionOutcome(itemsOf('')).good, false);
});

test('factors of 2005 have their code of 2017; others keep theirs', () => {
  assert.equal(factorOf2017('011'), 'w01018');
  assert.equal(factorOf2017('a34004'), 'a34004');
});

test('a body under SM4 comes back, and a wrong key or a damaged text is refused', () => {
  const settings: Sm4Setting[] = [
    { key: '0123456789abcdeffedcba9876543210', mode: 'ecb', spelling: 'hex' },
    {
      key: '0123456789abcdeffedcba9876543210',
      mode: 'cbc',
      iv: '0'.repeat(32),
      spelling: 'base64',
    },
  ];
  for (const setting of settings) {
    assert.ok(isSm4Setting(setting));
    fc.assert(
      fc.property(fc.string(), (cp) => {
        const back = decipherBody(encipherBody(cp, setting), setting);
        assert.ok(cp === '' || (back.ok && back.cp === Buffer.from(cp).toString()));
      }),
    );
    const text = encipherBody('DataTime=20240101080000;a34004-Rtd=1', setting);
    assert.equal(decipherBody(text.slice(0, -2), setting).ok, false);
    assert.equal(decipherBody('不是密文', setting).ok, false);
  }
  assert.equal(isSm4Setting({ key: '12', mode: 'ecb', spelling: 'hex' }), false);
});
