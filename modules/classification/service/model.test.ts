import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testTown } from '#testing';
import { classifier } from '../index.ts';

test('after an upgrade a model of the old form answers nothing and is trained anew', async (t) => {
  const town = await testTown(t);
  const guessed = async () => {
    const { guess } = await (await classifier(town.ctx)).read('路灯不亮');
    return guess && guess.categoryCode;
  };
  const [before] = await town.sql<{ version: number }>(
    'UPDATE classification.models SET content = set_byte(content, 4, 1) WHERE tenant_id = $1 RETURNING version',
    [town.tenantId],
  );
  assert.ok(before, 'the demo town has a model');
  assert.equal(await guessed(), null);
  await town.settle();
  const newer = 'SELECT 1 FROM classification.models WHERE tenant_id = $1 AND version > $2';
  const deadline = Date.now() + 120_000;
  let trained = 0;
  // Training takes seconds of the processor: who asks without a pause takes them away.
  while (trained === 0 && Date.now() < deadline) {
    await pause(50);
    trained = (await town.sql(newer, [town.tenantId, before.version])).length;
  }
  assert.equal(trained, 1);
  // What was kept of the old one is let go a moment after the commit.
  let guess = await guessed();
  while (guess === null && Date.now() < deadline) {
    await pause(20);
    guess = await guessed();
  }
  assert.equal(guess, '010102');
});
