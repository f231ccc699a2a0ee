import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Source } from '../contract/words.ts';
import { dayAfter } from './period.ts';
import { type Difference, type MoneyRow, reconcile, sumOf } from './reconcile.ts';

const day = '2026-11-22';

interface Books {
  readonly ours: MoneyRow[];
  readonly channel: MoneyRow[];
  readonly treasury: MoneyRow[];
}

/** Three books that agree: every order of three days, some refunds. */
function agreeing(count: number, amount: (at: number) => number): Books {
  const rows = Array.from(
    { length: count },
    (_, at): MoneyRow => ({
      key: `P${String(at).padStart(8, '0')}`,
      kind: at % 11 === 0 ? 'refund' : 'payment',
      amountFen: amount(at),
      day: dayAfter(day, at % 10 === 0 ? -1 : at % 10 === 1 ? 1 : 0),
      status: 'done',
    }),
  );
  return { ours: [...rows], channel: [...rows], treasury: [...rows] };
}

const faults = [
  'missingOurs',
  'missingChannel',
  'missingTreasury',
  'amountChannel',
  'amountTreasury',
  'duplicateChannel',
  'duplicateTreasury',
  'statusChannel',
  'shiftChannel',
  'shiftTreasury',
] as const;
type Fault = (typeof faults)[number];

const expected: Readonly<Record<Fault, readonly (readonly [Difference['type'], Source])[]>> = {
  missingOurs: [
    ['missingOurs', 'channel'],
    ['missingOurs', 'treasury'],
  ],
  missingChannel: [['missingChannel', 'ours']],
  missingTreasury: [['missingTreasury', 'ours']],
  amountChannel: [['amountDiffers', 'channel']],
  amountTreasury: [['amountDiffers', 'treasury']],
  duplicateChannel: [['duplicate', 'channel']],
  duplicateTreasury: [['duplicate', 'treasury']],
  statusChannel: [['statusDiffers', 'channel']],
  shiftChannel: [['dayShift', 'channel']],
  shiftTreasury: [['dayShift', 'treasury']],
};

/** Plants one fault at a row of the day. */
function plant(books: Books, key: string, fault: Fault): void {
  const change = (side: Source, with_: (row: MoneyRow) => MoneyRow[]): void => {
    const at = books[side].findIndex((row) => row.key === key);
    const row = books[side][at];
    if (row) books[side].splice(at, 1, ...with_(row));
  };
  const other = (row: MoneyRow): MoneyRow[] => [{ ...row, amountFen: row.amountFen + 1 }];
  const later = (row: MoneyRow): MoneyRow[] => [{ ...row, day: dayAfter(row.day, 1) }];
  const acts: Readonly<Record<Fault, () => void>> = {
    missingOurs: () => change('ours', () => []),
    missingChannel: () => change('channel', () => []),
    missingTreasury: () => change('treasury', () => []),
    amountChannel: () => change('channel', other),
    amountTreasury: () => change('treasury', other),
    duplicateChannel: () => change('channel', (row) => [row, { ...row }]),
    duplicateTreasury: () => change('treasury', (row) => [row, { ...row }]),
    statusChannel: () => change('channel', (row) => [{ ...row, status: 'failed' }]),
    shiftChannel: () => change('channel', later),
    shiftTreasury: () => change('treasury', later),
  };
  acts[fault]();
}

const nameOf = ({ type, source, key }: Difference): string => `${key} ${type} ${source}`;

test('finds every one of 500 seeded differences among 6,000 rows and no false one', () => {
  const books = agreeing(6000, (at) => 1000 + at);
  assert.deepEqual(reconcile({ day, ...books }), [], 'books that agree have no difference');
  const keys = books.ours.filter((row) => row.day === day).map(({ key }) => key);
  const wanted: string[] = [];
  for (let at = 0; at < 500; at += 1) {
    const [key = '', fault = 'missingOurs'] = [keys[at * 9], faults[at % faults.length]];
    plant(books, key, fault);
    wanted.push(...expected[fault].map(([type, source]) => `${key} ${type} ${source}`));
  }
  const found = reconcile({ day, ...books });
  assert.deepEqual(found.map(nameOf).sort(), wanted.sort());
  assert.equal(new Set(found.map(({ key }) => key)).size, 500);
});

test('whatever is planted where, what is found is exactly what was planted', () => {
  const plan = fc.uniqueArray(
    fc.record({ at: fc.nat({ max: 79 }), fault: fc.constantFrom(...faults) }),
    { selector: ({ at }) => at, maxLength: 20 },
  );
  fc.assert(
    fc.property(plan, (planted) => {
      const books = agreeing(120, () => 500);
      const keys = books.ours.filter((row) => row.day === day).map(({ key }) => key);
      const wanted = planted.flatMap(({ at, fault }) => {
        const key = keys[at] ?? '';
        plant(books, key, fault);
        return expected[fault].map(([type, source]) => `${key} ${type} ${source}`);
      });
      assert.deepEqual(
        reconcile({ day, ...books })
          .map(nameOf)
          .sort(),
        wanted.sort(),
      );
    }),
    { numRuns: 60 },
  );
});

test('a side that is not there yet is not compared; sums take refunds off', () => {
  const { ours } = agreeing(30, () => 100);
  assert.deepEqual(reconcile({ day, ours, channel: null, treasury: null }), []);
  assert.equal(reconcile({ day, ours, channel: [], treasury: null }).length, 24);
  const { count, netFen } = sumOf(ours, day);
  const refunds = ours.filter((row) => row.day === day && row.kind === 'refund').length;
  assert.equal(count, 24);
  assert.equal(netFen, (24 - 2 * refunds) * 100);
});
