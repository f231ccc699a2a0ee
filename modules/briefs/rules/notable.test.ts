/** Notable cases, periods and typesetting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionPlan } from '../contract/template.ts';
import type { Frame } from './facts.ts';
import { sayDays, sayPeriod } from './periods.ts';
import { notable } from './sections/others.ts';
import { typeset } from './typeset.ts';

const week: Frame = {
  kind: 'weekly',
  period: { from: '2026-11-16', to: '2026-11-22' },
  compared: null,
  comparison: 'none',
};

const plan = (kind: SectionPlan['kind']): SectionPlan => ({
  id: kind,
  kind,
  on: true,
  titleZh: '标题',
  titleEn: 'Title',
  indicators: [],
  limit: 5,
  chart: true,
  textZh: '',
  textEn: '',
});

test('notable cases: none is a sentence, one case with two reasons is one line', () => {
  const none = { overdue: 0, supervised: 0, reopened: 0, badlyRated: 0, merged: 0 };
  assert.match(
    notable(plan('notable'), { counts: none, cases: [] }, week).sentences[0]?.zh ?? '',
    /没有超期/,
  );
  const words = { zh: '甲', en: 'A' };
  const one = { id: 'a', number: 'QX-1', category: words, village: words, department: words };
  const section = notable(
    plan('notable'),
    {
      counts: { ...none, overdue: 1, supervised: 1 },
      cases: [
        { ...one, reason: 'overdue', amount: 3.4 },
        { ...one, reason: 'supervised', amount: 0 },
      ],
    },
    week,
  );
  assert.equal(section.tables[0]?.rows.length, 1);
  assert.equal(section.tables[0]?.rows[0]?.cells[4]?.zh, '已超期 3 天；被督办');
});

test('periods read as people say them, over the ends of months and years too', () => {
  assert.equal(sayDays({ from: '2026-11-30', to: '2026-12-06' }).zh, '11月30日至12月6日');
  assert.equal(
    sayPeriod('weekly', { from: '2026-12-28', to: '2027-01-03' }).zh,
    '2026年12月28日至2027年1月3日',
  );
  assert.equal(sayPeriod('monthly', { from: '2026-02-01', to: '2026-02-28' }).zh, '2026年2月');
  assert.equal(
    sayPeriod('daily', { from: '2026-11-22', to: '2026-11-22' }).zh,
    '2026年11月22日（周日）',
  );
});

test('typesetting leaves numbers, times and English alone', () => {
  assert.equal(typeset('共 1,234 件，14:20 起（含）'), '共 1,234 件\uff0c14:20 起\uff08含\uff09');
  assert.equal(typeset('In all: 3 (of 4), yes'), 'In all: 3 (of 4), yes');
});
