import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath } from './match.ts';

test('a path fits a pattern part by part', () => {
  assert.deepEqual(matchPath('/', '/'), {});
  assert.deepEqual(matchPath('/cases', '/cases/'), {});
  assert.deepEqual(matchPath('/cases/:caseId/photos/:n', '/cases/a-1/photos/2'), {
    caseId: 'a-1',
    n: '2',
  });
  assert.equal(matchPath('/cases/:caseId', '/cases'), null);
  assert.equal(matchPath('/cases/:caseId', '/cases/1/trace'), null);
  assert.equal(matchPath('/cases/new', '/cases/old'), null);
});

test('escapes are read, and a broken one stays as typed', () => {
  assert.deepEqual(matchPath('/p/:name', '/p/%E5%9C%A9%E9%95%87'), { name: '圩镇' });
  assert.deepEqual(matchPath('/p/:name', '/p/%E5%9C'), { name: '%E5%9C' });
});
