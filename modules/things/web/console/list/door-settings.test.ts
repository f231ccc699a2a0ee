import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined, restOf } from './door-settings.ts';

test('settings with a control and settings as text come together again', () => {
  const settings = { lowerCaseCrc: true, line: 'mobile', aliases: { PM25: 'a34004' } };
  const rest = restOf(settings, 'hj212');
  assert.deepEqual(JSON.parse(rest), { aliases: { PM25: 'a34004' } });
  assert.deepEqual(joined(settings, 'hj212', rest), settings);
  assert.deepEqual(joined(settings, 'hj212', ''), { lowerCaseCrc: true, line: 'mobile' });
  assert.equal(restOf({}, 'mqtt'), '');
});

test('a text that is no object is not taken', () => {
  for (const text of ['{', '[]', '3', 'null'])
    assert.equal(joined({}, 'hj212', text), undefined, text);
});
