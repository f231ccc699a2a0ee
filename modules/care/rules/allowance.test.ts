import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ageOn, dayPlusMonths, monthPlus, monthsBetween } from './age.ts';
import {
  type AllowanceFacts,
  heldBackFrom,
  isRising,
  itemsOf,
  overpaidMonths,
  tierOf,
} from './allowance.ts';

const tariffs = [
  {
    validFrom: '2024-01',
    tiers: [
      { fromAge: 80, monthlyFen: 5_000 },
      { fromAge: 90, monthlyFen: 10_000 },
    ],
  },
  {
    validFrom: '2026-07',
    tiers: [
      { fromAge: 80, monthlyFen: 6_000 },
      { fromAge: 90, monthlyFen: 12_000 },
      { fromAge: 100, monthlyFen: 50_000 },
    ],
  },
];
const facts = (given: Partial<AllowanceFacts> = {}): AllowanceFacts => ({
  state: 'active',
  fromMonth: '2026-01',
  lastMonth: null,
  suspendedFrom: null,
  birthDay: '1940-05-20',
  paid: new Set(),
  ...given,
});
const reckon = (given: Partial<AllowanceFacts>, month: string, backPayMonths = 12) =>
  itemsOf(facts(given), month, { tariffs, backPayMonths });
const sum = (items: readonly { readonly amountFen: number }[]): number =>
  items.reduce((total, { amountFen }) => total + amountFen, 0);

test('a year is full on the birthday, and a month counts from the one in which the age is reached', () => {
  assert.equal(ageOn('1946-11-24', '2026-11-23'), 79);
  assert.equal(ageOn('1946-11-23', '2026-11-23'), 80);
  assert.equal(ageOn('', '2026-11-23'), null);
  assert.equal(tierOf(tariffs, '1946-11-30', '2026-10'), null);
  assert.equal(tierOf(tariffs, '1946-11-30', '2026-11')?.monthlyFen, 6_000);
});

test('each month is paid by the tariff in force and the tier of its own age', () => {
  assert.equal(tierOf(tariffs, '1930-01-01', '2026-06')?.monthlyFen, 10_000);
  assert.equal(tierOf(tariffs, '1930-01-01', '2026-07')?.monthlyFen, 12_000);
  assert.equal(tierOf(tariffs, '1926-02-01', '2026-07')?.monthlyFen, 50_000);
  assert.equal(tierOf(tariffs, '1926-02-01', '2023-12'), null);
});

test('a month that was paid is never paid again; what was forgotten is paid back by its own tariff', () => {
  const paid = new Set(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']);
  const items = reckon({ paid }, '2026-08');
  assert.deepEqual(
    items.map(({ month, kind, amountFen }) => [month, kind, amountFen]),
    [
      ['2026-06', 'back', 5_000],
      ['2026-07', 'back', 6_000],
      ['2026-08', 'current', 6_000],
    ],
  );
});

test('while it is suspended nothing is paid; after the proof everything since comes back, within the limit', () => {
  const paid = new Set(monthsBetween('2026-01', '2026-03'));
  assert.deepEqual(reckon({ state: 'suspended', suspendedFrom: '2026-04', paid }, '2026-09'), []);
  assert.equal(sum(reckon({ paid }, '2026-09')), 3 * 5_000 + 3 * 6_000);
  assert.equal(sum(reckon({ paid }, '2026-09', 2)), 3 * 6_000);
  assert.equal(sum(reckon({ paid }, '2026-09', 0)), 6_000);
});

test('the month of death is the last; without the missing proof the months held back are not paid', () => {
  const paid = new Set(monthsBetween('2026-01', '2026-07'));
  const died = { state: 'ended' as const, lastMonth: '2026-08', paid };
  assert.deepEqual(
    reckon(died, '2026-10').map(({ month }) => month),
    ['2026-08'],
  );
  assert.deepEqual(reckon({ ...died, suspendedFrom: '2026-08' }, '2026-10'), []);
  assert.deepEqual(overpaidMonths({ lastMonth: '2026-05', paid }), ['2026-06', '2026-07']);
});

test('a proof is due on the same day a year later, and what is missing is held back from the next month on', () => {
  assert.equal(dayPlusMonths('2026-02-28', 12), '2027-02-28');
  assert.equal(dayPlusMonths('2024-02-29', 12), '2025-02-28');
  assert.equal(dayPlusMonths('2026-08-31', 1), '2026-09-30');
  assert.equal(heldBackFrom('2026-12-15'), '2027-01');
});

test('a tariff rises in age and amount', () => {
  assert.equal(isRising(tariffs[1]?.tiers ?? []), true);
  assert.equal(
    isRising([
      { fromAge: 90, monthlyFen: 2 },
      { fromAge: 80, monthlyFen: 1 },
    ]),
    false,
  );
  assert.equal(
    isRising([
      { fromAge: 80, monthlyFen: 2 },
      { fromAge: 90, monthlyFen: 1 },
    ]),
    false,
  );
});

test('however lists are made, every month is paid exactly once and whole in the end', () => {
  const lists = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1920, max: 1950 }), (offsets, year) => {
      const birthDay = `${year}-03-15`;
      const paid = new Map<string, number>();
      for (const offset of [...offsets.sort((a, b) => a - b), 24]) {
        const month = monthPlus('2026-01', offset);
        for (const item of reckon({ birthDay, paid: new Set(paid.keys()) }, month, 60)) {
          assert.equal(paid.has(item.month), false);
          paid.set(item.month, item.amountFen);
        }
      }
      const all = monthsBetween('2026-01', monthPlus('2026-01', 24));
      const expected = all.reduce(
        (total, month) => total + (tierOf(tariffs, birthDay, month)?.monthlyFen ?? 0),
        0,
      );
      assert.equal(
        [...paid.values()].reduce((total, fen) => total + fen, 0),
        expected,
      );
      assert.ok(Number.isSafeInteger(expected));
    }),
    { numRuns: 60 },
  );
});
