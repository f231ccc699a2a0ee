import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { reserveNumbers } from '../index.ts';

test('reserved numbers are given to nobody else, and those after them go on', async (t) => {
  const town = await testTown(t);
  const [one, two] = await Promise.all([reserveNumbers(town.ctx, 3), reserveNumbers(town.ctx, 2)]);
  const taken = [one, two].sort((a, b) => a.first - b.first);
  assert.equal(taken[0]?.first, 1);
  assert.equal(taken[1]?.first, taken[0] === one ? 4 : 3);
  const body = { categoryCode: '020102', position: { longitude: 112.95, latitude: 28.45 } };
  const receipts = await Promise.all(
    Array.from({ length: 4 }, () =>
      town
        .anonymous()
        .api(reportsApi)
        .submit({ body: { ...body, deviceId: crypto.randomUUID() } }),
    ),
  );
  const running = receipts.map(({ caseNumber }) => Number(caseNumber.split('-')[2]));
  assert.deepEqual(
    running.sort((a, b) => a - b),
    [6, 7, 8, 9],
  );
});
