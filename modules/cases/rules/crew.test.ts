import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crewScore, fittingSkills } from './crew.ts';

const trades = [
  { code: 'collection', nameZh: '垃圾收运', categoryPrefixes: ['020102'] },
  { code: 'sweeping', nameZh: '清扫冲洗', categoryPrefixes: ['020101'] },
];

test('only the trades a person holds and the category needs count', () => {
  assert.deepEqual(fittingSkills(trades, '020102', ['collection', 'sweeping']), ['垃圾收运']);
  assert.deepEqual(fittingSkills(trades, '020102', ['sweeping']), []);
});

test('a fitting skill outweighs two open cases, but not four', () => {
  const skilled = (openCases: number) =>
    crewScore({ skillMatches: 1, openCases, distanceMetres: 0 });
  const idle = crewScore({ skillMatches: 0, openCases: 0, distanceMetres: 0 });
  assert.ok(skilled(2) > idle);
  assert.ok(skilled(4) < idle);
});

test('the nearer is offered first', () => {
  const at = (distanceMetres: number) =>
    crewScore({ skillMatches: 0, openCases: 1, distanceMetres });
  assert.ok(at(100) > at(2000));
});
