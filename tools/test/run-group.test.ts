import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tallyOf } from './run-group.ts';

const good = '✔ counts\nℹ tests 3\nℹ suites 0\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\n';

test('the counts are those of the reporter', () => {
  const { passed, failed, faults } = tallyOf(good, true, 1);
  assert.deepEqual({ passed, failed, faults }, { passed: 3, failed: 0, faults: '' });
});

test('a run that breaks down after its tests passed counts as failed', () => {
  assert.equal(tallyOf(good, false, 1).failed, 1);
});

test('counts that a test printed on its way are not those of the group', () => {
  const { passed, failed } = tallyOf(`ℹ tests 0\nℹ pass 0\nℹ fail 9\n${good}`, true, 1);
  assert.deepEqual([passed, failed], [3, 0]);
});

test('a program without tests counts as one', () => {
  assert.equal(tallyOf('built\n', true, 1).passed, 1);
  assert.equal(tallyOf('no such file\n', false, 1).failed, 1);
});

test('the faults begin where the reporter lists them', () => {
  const output = `✔ a\n✖ b\nℹ tests 2\nℹ pass 1\nℹ fail 1\n\n✖ failing tests:\n\n✖ b\n  expected 1\n`;
  const { passed, failed, faults } = tallyOf(output, false, 1);
  assert.deepEqual([passed, failed], [1, 1]);
  assert.match(faults, /^✖ failing tests:[^]*expected 1$/);
});

test('the files of failed tests are known, each once', () => {
  const output = `✖ failing tests:\n\ntest at e2e/b.test.ts:11:1\n✖ b\n\ntest at e2e/b.test.ts:40:1\n✖ c\n`;
  assert.deepEqual(tallyOf(output, false, 1).failedFiles, ['e2e/b.test.ts']);
  assert.deepEqual(tallyOf(good, true, 1).failedFiles, []);
});
