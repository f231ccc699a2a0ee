import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transitions } from '#modules/cases/states.ts';
import {
  defaultCatalogue,
  defaultDepartments,
  defaultDuties,
} from '#modules/duties/catalogue/index.ts';
import { createCellFinder } from './cell-finder.ts';
import { demoTown } from './geometry/index.ts';
import { demoHistory, type HistoricCase, historyCategories, isDemoMarketDay } from './history.ts';
import { qingxiStaff } from './people.ts';

const until = new Date('2026-11-23T02:00:00Z');

const base = {
  seed: 1,
  until,
  categories: historyCategories(defaultCatalogue, defaultDuties),
  staff: qingxiStaff(defaultDepartments),
  residentCount: 300,
};

const cases = [...demoHistory({ ...base, count: 20_000 })];

const share = (holds: (one: HistoricCase) => boolean): number =>
  cases.filter(holds).length / cases.length;

function near(actual: number, low: number, high: number, what: string): void {
  assert.ok(actual >= low && actual <= high, `${what}: ${String(actual)} not in ${low}…${high}`);
}

const open = cases.filter(({ state }) => !['closed', 'cancelled', 'merged'].includes(state));

test('20,000 cases in order within two years', () => {
  assert.equal(cases.length, 20_000);
  assert.ok(cases.every(({ sequence }, index) => sequence === index));
  const moments = cases.map(({ reportedAt }) => reportedAt.getTime());
  assert.ok(moments.every((moment, index) => index === 0 || moment >= (moments[index - 1] ?? 0)));
  near((until.getTime() - (moments[0] ?? 0)) / 86_400_000, 725, 732, 'days of history');
});

test('every road keeps to the table of states and to time', () => {
  for (const { milestones, reportedAt, state, sequence } of cases) {
    let [before, at] = ['registered', reportedAt.getTime()];
    for (const step of milestones) {
      assert.ok(
        step.at.getTime() >= at && step.at <= until,
        `case ${sequence}: ${step.action} out of order`,
      );
      if (step.action !== 'register') {
        const row = transitions.find(({ action }) => action === step.action);
        assert.ok(
          row && (row.from as readonly string[]).includes(before),
          `${step.action} from ${before}`,
        );
        assert.equal(step.state, row.to === 'same' ? before : row.to);
      }
      [before, at] = [step.state, step.at.getTime()];
    }
    assert.equal(before, state);
  }
});

test('rates are those of a well-run town', () => {
  near(
    share(({ state }) => state === 'closed'),
    0.975,
    0.985,
    'closing rate',
  );
  near(
    share(({ overdue }) => overdue),
    0.055,
    0.085,
    'late',
  );
  near(
    share(({ reopenedCount }) => reopenedCount > 0),
    0.024,
    0.036,
    're-opened',
  );
  near(
    share(({ returnedCount }) => returnedCount > 0),
    0.05,
    0.07,
    'returned',
  );
  near(
    share(({ extended }) => extended),
    0.03,
    0.05,
    'extended',
  );
  near(
    share(({ rating }) => rating !== null),
    0.4,
    0.48,
    'rated',
  );
  near(
    share(({ channel }) => channel === 'resident'),
    0.53,
    0.57,
    'by residents',
  );
  near(
    share(({ mergedInto }) => mergedInto !== null),
    0.004,
    0.01,
    'merged',
  );
  const stars = cases.flatMap(({ rating }) => rating ?? []);
  near(stars.reduce((sum, star) => sum + star, 0) / stars.length, 4.2, 4.7, 'mean stars');
});

test('the desks look alive: about 120 open cases in every state, about 12 overdue', () => {
  near(open.length, 115, 125, 'open');
  near(open.filter(({ overdue }) => overdue).length, 9, 16, 'overdue and open');
  for (const state of ['registered', 'dispatched', 'accepted', 'suspended', 'done', 'verified']) {
    assert.ok(
      open.some((one) => one.state === state),
      `none is ${state}`,
    );
  }
});

test('merged cases point to an earlier case of the same kind', () => {
  for (const { mergedInto, sequence, categoryCode } of cases) {
    if (mergedInto === null) continue;
    assert.ok(mergedInto < sequence);
    assert.equal(cases[mergedInto]?.categoryCode, categoryCode);
  }
});

test('market days, seasons and hours show in the counts', () => {
  const days = new Map<string, number>();
  for (const { reportedAt } of cases) {
    const day = new Date(reportedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const mean = (market: boolean): number => {
    const counts = [...days].filter(([day]) => isDemoMarketDay(day) === market);
    return counts.reduce((sum, [, count]) => sum + count, 0) / counts.length;
  };
  near(mean(true) / mean(false), 1.3, 1.9, 'market day against ordinary day');
  const monthly = (pattern: RegExp, months: readonly number[]): number => {
    const codes = new Set(
      base.categories.filter(({ nameZh }) => pattern.test(nameZh)).map((c) => c.code),
    );
    const hits = cases.filter(({ categoryCode }) => codes.has(categoryCode));
    return (
      hits.filter(({ reportedAt }) => months.includes(reportedAt.getUTCMonth() + 1)).length /
      hits.length
    );
  };
  near(monthly(/秸秆/u, [10, 11]), 0.4, 0.9, 'straw burning in autumn');
  near(monthly(/积水/u, [4, 5, 6, 7, 8]), 0.6, 0.98, 'flooded roads in the rains');
  const hour = ({ reportedAt }: HistoricCase): number => (reportedAt.getUTCHours() + 8) % 24;
  assert.ok(share((one) => hour(one) === 9) > 8 * share((one) => hour(one) === 3));
});

test('each case lies in its grid cell, and the quarter has its share', () => {
  const cellAt = createCellFinder(demoTown().qingxi);
  for (const { position, gridCellCode } of cases.slice(0, 2000)) {
    assert.equal(cellAt(position.longitude, position.latitude), gridCellCode);
  }
  const quarter = demoTown().qingxi.villages.features.find((v) => v.properties.kind === 'quarter');
  const code = quarter?.properties.code ?? '';
  near(
    share(({ gridCellCode }) => gridCellCode.startsWith(code)),
    0.42,
    0.6,
    'in the quarter',
  );
});

test('the same seed tells the same history, another seed another one', () => {
  const few = { ...base, count: 300 };
  assert.deepEqual([...demoHistory(few)], [...demoHistory(few)]);
  assert.notDeepEqual([...demoHistory(few)], [...demoHistory({ ...few, seed: 2 })]);
});
