import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restMs } from '../rules/rest.ts';

test('a busy board rests twice as long as it worked, but one slow go never costs the screen its second', () => {
  assert.equal(restMs(0), 40);
  assert.equal(restMs(100), 200);
  assert.equal(restMs(5000), 500);
});
