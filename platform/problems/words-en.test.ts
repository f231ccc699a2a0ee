import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { detailsOf, generalProblem } from './index.ts';
import { inEnglish, wordsEn } from './words-en.ts';

const root = join(import.meta.dirname, '../..');

test('whoever reads English is told what was not found or changed in English', () => {
  const at = (what: string, locale: 'zh' | 'en') =>
    detailsOf(generalProblem('not-found', { what }), locale).title;
  assert.equal(at('事件', 'zh'), '没有找到事件');
  assert.equal(at('事件', 'en'), 'Not found: case');
  assert.equal(at('事件 QX-1', 'en'), 'Not found: case QX-1');
  assert.equal(at('通知“停水”', 'en'), 'Not found: notice “停水”');
  assert.equal(at('李敏', 'en'), 'Not found: 李敏');
  const places = [{ pointer: '/text', detail: '至少一张' }];
  const { errors } = detailsOf(generalProblem('request-invalid', { count: 1 }, places), 'en');
  assert.deepEqual(errors, [{ pointer: '/text', detail: 'at least one' }]);
  assert.equal(inEnglish('没有字段“$1”'), 'there is no field “$1”');
  assert.equal(
    inEnglish('8:00 到 7:00：结束不晚于开始'),
    '8:00 to 7:00: the end is not after the beginning',
  );
  assert.equal(inEnglish(7), 7);
});

test('every word that code names in a problem has its English', async () => {
  const missing: string[] = [];
  for await (const file of glob('{modules,platform,apps}/**/*.ts', { cwd: root })) {
    if (/node_modules|\.test\.ts$|\/(tests|web|demo)\//.test(file)) continue;
    const source = await readFile(join(root, file), 'utf8');
    const calls = source.matchAll(
      /roblem\(\s*'[a-z-]+',\s*\{[^}]*?\bwhat: '([^']*\p{Script=Han}[^']*)'/gu,
    );
    for (const [, word = ''] of calls)
      if (!Object.hasOwn(wordsEn, word)) missing.push(`${file}: ${word}`);
  }
  assert.deepEqual(missing, []);
});
