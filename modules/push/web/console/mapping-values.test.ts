import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../../contract.ts';
import { formOf, mappingOf } from './mapping-values.ts';

test('a mapping goes through the form unchanged, with and without its optional parts', () => {
  const full: Mapping = {
    items: '/data',
    device: '/sn',
    devicePrefix: 'yl-',
    time: { path: '^/ts', format: 'unixMs' },
    values: [
      { key: 'a', path: '/a', scale: 0.1, offset: -40 },
      { key: 'b', path: '/b', words: { OPEN: true, SHUT: false, HALF: 0.5, X: 'y' } },
    ],
    list: { path: '/points', name: '/n', value: '/v' },
  };
  const bare: Mapping = { items: '', device: '/sn', values: [] };
  for (const mapping of [full, bare]) {
    assert.deepEqual(mappingOf(formOf('x', true, mapping)), mapping);
  }
});
