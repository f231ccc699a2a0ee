import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlainName, readRoles, writeRoles } from './role-words.ts';

test('roles with their places are read as people write them', () => {
  assert.deepEqual(readRoles('网格员(石桥一格, 石桥二格);值班员、 部门负责人 (水利站)'), [
    { role: '网格员', places: ['石桥一格', '石桥二格'] },
    { role: '值班员', places: [] },
    { role: '部门负责人', places: ['水利站'] },
  ]);
  assert.deepEqual(readRoles('网格员（石桥一格，石桥二格）；值班员，部门负责人（水利站）'), [
    { role: '网格员', places: ['石桥一格', '石桥二格'] },
    { role: '值班员', places: [] },
    { role: '部门负责人', places: ['水利站'] },
  ]);
  assert.deepEqual(readRoles('  '), []);
});

test('what is written is read back', () => {
  const text = writeRoles([
    { role: '网格员', place: '甲格' },
    { role: '值班员', place: '' },
    { role: '网格员', place: '乙格' },
  ]);
  assert.equal(text, '网格员（甲格、乙格）、值班员');
  assert.deepEqual(readRoles(text), [
    { role: '网格员', places: ['甲格', '乙格'] },
    { role: '值班员', places: [] },
  ]);
  assert.equal(isPlainName('第一格(河东)'), false);
  assert.equal(isPlainName('第一格（河东）'), false);
});
