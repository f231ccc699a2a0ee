/** What problems speak of has a word in English too: by reading all services. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsOf, generalProblem } from '#platform/problems/index.ts';
import { inEnglish } from '#platform/problems/things.ts';
import { isTest, sourceFiles, textOf } from './source-tree.ts';

const named =
  /generalProblem\('(?:not-found|changed-meanwhile)', \{\s*what: (?:'([^']*)'|`([^`]*)`)/g;

test('every thing that a service names in Chinese is told in English to who reads English', () => {
  const words = sourceFiles()
    .filter((path) => /^(platform|modules)\//.test(path) && !isTest(path))
    .flatMap((path) => [...textOf(path).matchAll(named)])
    .map(([, plain, pattern]) => (plain ?? pattern ?? '').replace(/\$\{[^}]*\}/g, '7'));
  assert.ok(words.length > 150, `${words.length} were found`);
  const chinese = [...new Set(words)].filter((word) => /\p{Script=Han}/u.test(inEnglish(word)));
  assert.deepEqual(chinese, [], 'add them to platform/problems/things.ts');
});

test('numbers and names stay with what they belong to; what is not known stays as it is', () => {
  assert.equal(inEnglish('事件'), 'the case');
  assert.equal(inEnglish('事件 QX-20261123-0042-5'), 'the case QX-20261123-0042-5');
  assert.equal(inEnglish('政策“高龄津贴”'), 'the policy “高龄津贴”');
  assert.equal(inEnglish('编号为 7 的地点'), 'the place 7');
  assert.equal(inEnglish('事件簿'), '事件簿');
  assert.equal(inEnglish('checkpoint'), 'checkpoint');
  const gone = generalProblem('not-found', { what: '事件' });
  assert.equal(detailsOf(gone, 'zh').title, '没有找到事件');
  assert.equal(detailsOf(gone, 'en').title, 'Not found: the case');
  const places = [{ pointer: '/text', detail: '没有填写', detailEn: 'it is empty' }];
  const bad = generalProblem('request-invalid', { count: 1 }, places);
  assert.deepEqual(detailsOf(bad, 'en').errors, [{ pointer: '/text', detail: 'it is empty' }]);
  assert.deepEqual(detailsOf(bad, 'zh').errors, [{ pointer: '/text', detail: '没有填写' }]);
});
