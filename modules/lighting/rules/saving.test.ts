import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CabinetPeriod, savingOf } from './saving.ts';
import { follows, lampFault } from './verdict.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);

test('a lamp lit by day and one dark by night are found, not in the minutes after a change', () => {
  const since = at('2026-11-26T18:00:00');
  const dark = { powerWatts: 0.4, ratedWatts: 60 };
  const lit = { powerWatts: 58, ratedWatts: 60 };
  const night = { levelPercent: 100, since, daylight: false };
  const day = { levelPercent: 0, since, daylight: true };
  assert.equal(lampFault(dark, night, at('2026-11-26T18:05:00')), null);
  assert.equal(lampFault(dark, night, at('2026-11-26T18:10:00')), 'dark-by-night');
  assert.equal(lampFault(lit, night, at('2026-11-26T19:00:00')), null);
  assert.equal(lampFault(lit, day, at('2026-11-26T19:00:00')), 'lit-by-day');
  assert.equal(lampFault(dark, day, at('2026-11-26T19:00:00')), null);
  assert.equal(lampFault(lit, { ...day, levelPercent: 100 }, at('2026-11-26T19:00:00')), null);
  assert.deepEqual([follows(50, 54), follows(50, 56)], [true, false]);
});

const factors = {
  fenPerKwh: 65,
  kgCo2PerKwh: 0.5306,
  baselineUncertainty: 0.02,
  meterUncertainty: 0.0058,
};
const month: CabinetPeriod = {
  baselineWatts: 5000,
  installedWatts: 1800,
  darkHours: 380,
  scheduledHours: 370,
  fullHours: 300,
  outageKwh: 20,
  meteredKwh: 530,
  coverage: 0.98,
};

test('the causes and what they leave unexplained add up to baseline minus metered', () => {
  const saving = savingOf([month, { ...month, meteredKwh: 515 }], factors);
  const { lampChangeKwh, hoursKwh, dimmingKwh, outagesKwh, unexplainedKwh } = saving;
  const sum = lampChangeKwh + hoursKwh + dimmingKwh + outagesKwh + unexplainedKwh;
  assert.ok(Math.abs(sum - (saving.baselineKwh - saving.meteredKwh)) < 1e-9);
  assert.equal(saving.baselineKwh, 3800);
  assert.equal(saving.savedKwh, 3800 - 1045 - 40);
  assert.equal(saving.claim?.amountFen, 2715 * 65);
  assert.ok(saving.uncertaintyKwh > 0 && saving.uncertaintyKwh < saving.savedKwh);
});

test('a dead lamp is not a saving', () => {
  const whole = savingOf([{ ...month, outageKwh: 0, meteredKwh: 550 }], factors);
  const dead = savingOf([{ ...month, outageKwh: 200, meteredKwh: 350 }], factors);
  assert.equal(dead.savedKwh, whole.savedKwh);
});

test('nothing is claimed below 90 % of data, nor within the uncertainty, nor without lamps', () => {
  assert.equal(savingOf([{ ...month, coverage: 0.89 }], factors).noClaim, 'coverage');
  const none = savingOf([{ ...month, meteredKwh: 1860 }], factors);
  assert.deepEqual([none.noClaim, none.claim], ['uncertain', null]);
  assert.equal(savingOf([], factors).noClaim, 'no-data');
});
