import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  exactInstant,
  flatten,
  localeOf,
  sayDeadline,
  sayDuration,
  sayInstant,
  text,
  translator,
} from './index.ts';

const now = new Date('2026-03-05T06:20:00Z'); // 14:20 in the town

test('an instant of today is said with 今天 and the town clock, wherever the reader is', () => {
  assert.equal(sayInstant(now, now, 'zh'), '今天 14:20');
  assert.equal(sayInstant(new Date('2026-03-04T15:59:00Z'), now, 'zh'), '昨天 23:59');
  assert.equal(sayInstant(new Date('2026-03-04T16:00:00Z'), now, 'zh'), '今天 00:00');
  assert.equal(sayInstant(new Date('2026-03-06T01:00:00Z'), now, 'en'), 'tomorrow 09:00');
});

test('other years are said with the year, this year without', () => {
  assert.equal(sayInstant(new Date('2026-01-31T04:05:00Z'), now, 'zh'), '1月31日 12:05');
  assert.equal(sayInstant(new Date('2024-12-31T16:00:00Z'), now, 'zh'), '2025年1月1日 00:00');
  assert.equal(sayInstant(new Date('2024-12-31T16:00:00Z'), now, 'en'), '1 Jan 2025 00:00');
});

test('the exact instant is to the second in the town time', () => {
  assert.equal(exactInstant(new Date('2026-03-05T16:00:09Z')), '2026-03-06 00:00:09');
});

test('a deadline says how much is left, or by how much it is overdue', () => {
  const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  assert.equal(sayDeadline(after(7200), now, 'zh'), '还剩 2 小时');
  assert.equal(sayDeadline(after(-35 * 60), now, 'zh'), '已超期 35 分钟');
  assert.equal(sayDeadline(after(-1), now, 'zh'), '已超期 不到 1 分钟');
  assert.equal(sayDeadline(after(97_200), now, 'en'), '1 d 3 h left');
});

test('a longer time never reads as nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (seconds) => {
      assert.match(sayDuration(seconds, 'zh'), /[1-9]/);
    }),
  );
});

test('a text is found by its dotted key and its gaps are filled', () => {
  const t = translator(flatten({ list: { empty: '没有{what}', 'a.b': '甲' } }, 'cases'));
  assert.equal(t('cases.list.empty', { what: '事件' }), '没有事件');
  assert.equal(t('cases.list.empty'), '没有{what}');
  assert.equal(t('cases.list.a.b'), '甲');
  assert.equal(t('cases.gone'), 'cases.gone');
});

test('the language follows the weights of Accept-Language and falls back to Chinese', () => {
  assert.equal(localeOf('en-GB,en;q=0.9,zh;q=0.8'), 'en');
  assert.equal(localeOf('fr,en;q=0.3,zh-CN;q=0.8'), 'zh');
  assert.equal(localeOf('fr'), 'zh');
  assert.equal(localeOf('en;q=0'), 'zh');
  assert.equal(localeOf(undefined), 'zh');
  assert.equal(text('en', '已结案', 'Closed'), 'Closed');
});
