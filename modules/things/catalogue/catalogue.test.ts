/** The shipped models are fit to be saved, and judge what stations really send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileModel } from '../rules/compile.ts';
import { judgeModel } from '../rules/judge-model.ts';
import { shippedModels } from './index.ts';

test('every shipped model is without fault and has its own code', () => {
  for (const model of shippedModels) assert.deepEqual(judgeModel(model), [], model.code);
  assert.equal(new Set(shippedModels.map(({ code }) => code)).size, shippedModels.length);
});

test('factors of HJ 212 find their property', () => {
  const air = shippedModels.find(({ code }) => code === 'air-station');
  assert.ok(air);
  const model = compileModel({ version: 1, ...air });
  assert.equal(model.byForeignCode('hj212', 'a34004')?.key, 'pm25');
  assert.equal(model.byForeignCode('hj212', 'a05024')?.key, 'o3');
  assert.equal(model.byForeignCode('hj212', 'w01001'), undefined);
});
