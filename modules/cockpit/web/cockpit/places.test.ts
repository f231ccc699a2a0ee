import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryOfAddress } from './places.ts';

test('an address of the cockpit names the board that it shows; other pages name none', () => {
  assert.deepEqual(queryOfAddress('/cockpit/'), {});
  assert.deepEqual(queryOfAddress('/cockpit/villages/439921101001'), {
    level: 'village',
    code: '439921101001',
  });
  assert.deepEqual(queryOfAddress('/cockpit/towns/qingxi/cells/7'), {
    town: 'qingxi',
    level: 'gridCell',
    code: '7',
  });
  assert.equal(queryOfAddress('/cockpit/arrange/town'), null);
  assert.equal(queryOfAddress('/console/cases/1'), null);
});
