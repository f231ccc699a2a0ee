import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeWeights, packagesOf } from './weights.ts';

const mebibyte = 1024 * 1024;

test('files are weighed in the package under whose root they lie, and what is too heavy is said', () => {
  const files = new Map([
    ['app.js', 100],
    ['reports/x.js', 10],
    ['report/form/index.js', 7],
    ['booking/pool/index.js', 5],
  ]);
  const weights = packagesOf(files, ['report', 'booking']);
  assert.deepEqual(
    weights.packages.map(({ name, bytes }) => [name, bytes]),
    [
      ['main', 110],
      ['report', 7],
      ['booking', 5],
    ],
  );
  assert.deepEqual(judgeWeights(weights), []);
  const heavy = packagesOf(new Map([['app.js', 3 * mebibyte]]), []);
  assert.match(judgeWeights(heavy).join(), /WeChat takes 2048 KB.*our budget is 1 MB/);
  const sub = packagesOf(new Map([['report/x.js', mebibyte / 2]]), ['report']);
  assert.match(judgeWeights(sub).join(), /report: 512 KB, our budget is 120 KB/);
});
