/** The list of ASVS stays true: whole, its files are there, its page has its counts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { counted, requirements } from './asvs.ts';
import { root, textOf } from './source-tree.ts';

const all = requirements();

test('each requirement of levels 1 and 2 stands once, with a state', () => {
  assert.equal(all.length, 253);
  assert.equal(new Set(all.map(({ id }) => id)).size, 253);
  assert.deepEqual(
    ['1', '2'].map((level) => all.filter((one) => one.level === level).length),
    [70, 183],
  );
  for (const { id, state } of all) {
    assert.match(id, /^V\d+\.\d+\.\d+$/);
    assert.ok(['met', 'notMet', 'notApplicable'].includes(state), id);
  }
});

test('what is met says where and by which test; what is not says why; files that are named are there', () => {
  for (const { id, state, where, test: named, why } of all) {
    if (state === 'met') assert.ok(where, `${id} says where`);
    else assert.ok(why.length > 8, `${id} says why`);
    for (const file of [where, named].filter(Boolean)) {
      assert.ok(existsSync(join(root, file)), `${id}: ${file}`);
    }
    if (named) assert.match(named, /\.test\.ts$/, id);
  }
});

test('nine of ten applicable requirements name an automatic test; the page has the counts', () => {
  const applicable = all.filter(({ state }) => state !== 'notApplicable');
  const tested = applicable.filter(({ state, test: named }) => state === 'met' && named);
  assert.ok(tested.length / applicable.length >= 0.9);
  assert.ok(textOf('docs/asvs.md').includes(counted(all)), counted(all));
});

test('what the documents must hold they hold', () => {
  const rules = textOf('docs/security-rules.md');
  for (const head of [
    'Input and limits',
    'Who is who',
    'Who may what',
    'Keys and algorithms',
    'Outward connections',
    'Logs',
    'Libraries',
  ]) {
    assert.ok(rules.includes(`## ${head}`), head);
  }
});
