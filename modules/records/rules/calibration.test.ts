import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, calibrated, oddsFor, uncalibrated } from './calibration.ts';

/** Judgements as they come when the model believes twice as much as it should. */
const overconfident = Array.from({ length: 2000 }, (_, at) => {
  const odds = -6 + (at % 25) * 0.5;
  return { odds, same: ((at * 7919) % 1000) / 1000 < 1 / (1 + Math.exp(-odds / 2)) };
});

test('before people have judged enough, the model stands', () => {
  assert.deepEqual(calibrate(overconfident.slice(0, 10)), { ...uncalibrated, judged: 10 });
});

test('judgements bring an overconfident model down', () => {
  const calibration = calibrate(overconfident);
  assert.ok(Math.abs(calibration.slope - 0.5) < 0.08, `slope ${calibration.slope}`);
  assert.ok(Math.abs(calibration.intercept) < 0.2, `intercept ${calibration.intercept}`);
  assert.ok(calibrated(calibration, 4) < calibrated(uncalibrated, 4));
  assert.ok(Math.abs(calibrated(calibration, oddsFor(calibration, 0.95)) - 0.95) < 1e-9);
});
