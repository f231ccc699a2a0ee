import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Tariff } from '../contract/tariff.ts';
import { billStates, orderStates } from '../contract/states.ts';
import { capitalWords, changeOf, expectedInDrawer } from './cash.ts';
import { isFresh, judge } from './notice.ts';
import { dayAfter, fitsPeriod, periodOf, periodWords } from './period.ts';
import { balances, depositLines, paymentLines, refundLines, surplusLines } from './posting.ts';
import { givenAmount, reckon, tariffFault } from './tariff.ts';

const base: Omit<Tariff, 'type'> = { unit: 'cubicMetre', steps: [], amountFen: 0 };
const stepped: Tariff = {
  ...base,
  type: 'stepped',
  steps: [
    { upTo: 15, unitFen: 260 },
    { upTo: 22, unitFen: 350 },
    { upTo: 0, unitFen: 620 },
  ],
};

test('stepped water price: each step at its own price', () => {
  assert.equal(reckon(stepped, 0, 0).amountFen, 0);
  assert.equal(reckon(stepped, 15, 0).amountFen, 15 * 260);
  assert.equal(reckon(stepped, 16, 0).amountFen, 15 * 260 + 350);
  const { amountFen, lines } = reckon(stepped, 30, 0);
  assert.equal(amountFen, 15 * 260 + 7 * 350 + 8 * 620);
  assert.deepEqual(
    lines.map(({ quantity }) => quantity),
    [15, 7, 8],
  );
});

test('a relief is whole fen and rounded in favour of the payer; the lines add up', () => {
  const tariff: Tariff = { ...base, type: 'perUnit', unit: 'person', amountFen: 333 };
  assert.equal(reckon(tariff, 1, 50).amountFen, 166);
  assert.equal(reckon(tariff, 3, 100).amountFen, 0);
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), percent, (quantity, relief) => {
      const reckoned = reckon(stepped, quantity, relief);
      const sum = reckoned.lines.reduce((all, { amountFen }) => all + amountFen, 0);
      assert.equal(sum, reckoned.amountFen);
      assert.ok(Number.isSafeInteger(sum) && sum >= 0);
    }),
    { numRuns: 200 },
  );
  assert.equal(givenAmount(1234)[0]?.amountFen, 1234);
});

test('a tariff without amount, or with steps that do not end, is refused', () => {
  assert.equal(tariffFault({ ...base, type: 'flat' }), 'amountFen');
  assert.equal(tariffFault({ ...base, type: 'stepped' }), 'steps');
  assert.equal(tariffFault({ ...stepped, steps: stepped.steps.slice(0, 2) }), 'steps');
  assert.equal(tariffFault(stepped), null);
});

test('periods have their own labels', () => {
  assert.equal(periodOf('quarter', '2026-11-23'), '2026Q4');
  assert.equal(periodWords('2026Q4', 'zh'), '2026年第4季度');
  assert.equal(periodWords('2026-03', 'zh'), '2026年3月');
  assert.ok(fitsPeriod('month', '2026-11') && !fitsPeriod('month', '2026-13'));
  assert.ok(fitsPeriod('once', '') && !fitsPeriod('year', '2026-11'));
  assert.equal(dayAfter('2026-12-30', 3), '2027-01-02');
});

test('change, drawer and capital numerals', () => {
  assert.equal(changeOf(6000, 10_000), 4000);
  assert.equal(changeOf(6000, 5999), null);
  assert.equal(expectedInDrawer({ openingFen: 20_000, takenFen: 6000, backFen: 1000 }), 25_000);
  const words: [number, string][] = [
    [12_050, '壹佰贰拾元伍角整'],
    [100_000, '壹仟元整'],
    [10_000_100, '壹拾万零壹元整'],
    [5, '伍分'],
    [105, '壹元零伍分'],
    [123_456_789_01, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
    [10_000_0000_00, '壹亿元整'],
  ];
  for (const [fen, text] of words) assert.equal(capitalWords(fen), text);
});

test('every movement balances, and simulated money never lies with real money', () => {
  const amount = fc.integer({ min: 1, max: 1e9 });
  const channel = fc.constantFrom('wechat', 'alipay', 'cash', 'pos');
  fc.assert(
    fc.property(amount, channel, fc.boolean(), (amountFen, which, simulated) => {
      const movement = { channel: which, simulated, kindCode: 'water', amountFen } as const;
      for (const lines of [
        paymentLines(movement),
        surplusLines(movement),
        refundLines(movement, true),
        refundLines(movement, false),
      ]) {
        assert.ok(balances(lines));
        const real = lines.some(({ book }) => book === which || book === 'income:water');
        assert.ok(!(simulated && real));
      }
      for (const off of [-amountFen, -1, 0, 7]) assert.ok(balances(depositLines(amountFen, off)));
    }),
    { numRuns: 100 },
  );
});

test('judging what a channel says: posted once, disputed on another amount, surplus when paid otherwise', () => {
  const told = { state: 'paid', amountFen: 6000, channelNo: 'x', paidAt: null } as const;
  const order = { state: 'paying', amountFen: 6000 } as const;
  assert.equal(judge({ order, bill: { state: 'due' } }, told), 'post');
  assert.equal(judge({ order, bill: { state: 'paid' } }, told), 'surplus');
  assert.equal(judge({ order, bill: { state: 'due' } }, { ...told, amountFen: 5999 }), 'dispute');
  for (const state of orderStates) {
    for (const bill of billStates) {
      const verdict = judge({ order: { state, amountFen: 6000 }, bill: { state: bill } }, told);
      const isOpen = ['created', 'paying', 'closed', 'disputed'].includes(state);
      assert.equal(verdict, isOpen ? (bill === 'due' ? 'post' : 'surplus') : 'repeat');
    }
  }
  const closed = { ...told, state: 'closed' } as const;
  assert.equal(judge({ order, bill: { state: 'due' } }, closed), 'close');
  const paid = { ...order, state: 'paid' } as const;
  assert.equal(judge({ order: paid, bill: { state: 'paid' } }, closed), 'repeat');
});

test('a notice signed more than five minutes ago is not fresh', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  const seconds = now.getTime() / 1000;
  assert.ok(isFresh(seconds - 299, now) && isFresh(seconds + 200, now));
  assert.ok(!isFresh(seconds - 301, now) && !isFresh(seconds + 3600, now));
});
