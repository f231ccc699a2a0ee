/** What a brief says in the cases where words go wrong: nothing, no before, nothing to divide by, ties. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SectionPlan } from '../contract/template.ts';
import type { Division, Frame, GroupValue, Measure, Reading } from './facts.ts';
import { divided } from './sections/divided.ts';
import { trend } from './sections/others.ts';
import { overview } from './sections/overview.ts';
import { typeset, typesetAll } from './typeset.ts';

const week: Frame = {
  kind: 'weekly',
  period: { from: '2026-11-16', to: '2026-11-22' },
  compared: { from: '2026-11-09', to: '2026-11-15' },
  comparison: 'before',
};

const measure = (more: Partial<Measure> = {}): Measure => ({
  code: 'cases-registered',
  name: { zh: '立案量', en: 'Cases registered' },
  meaning: { zh: '', en: '' },
  formula: '',
  group: 'cases',
  unit: '1',
  decimals: 0,
  direction: 'none',
  target: null,
  warning: null,
  isLive: false,
  ...more,
});

const reading = (
  value: number | null,
  before: number | null,
  more: Partial<Reading> = {},
): Reading => ({
  measure: measure(),
  value,
  before,
  comparability: 'full',
  since: '2026-01-01',
  atEnd: true,
  ...more,
});

const closed = measure({ code: 'cases-closed', name: { zh: '结案量', en: 'Cases closed' } });
const rate = measure({
  code: 'in-time-rate',
  name: { zh: '按时结案率', en: 'Closed in time' },
  unit: '%',
  decimals: 1,
  direction: 'up',
  target: 95,
  warning: 90,
});

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

const said = (readings: readonly Reading[], frame = week): string =>
  typesetAll(overview(plan('overview'), readings, frame))
    .sentences.map(({ zh }) => zh)
    .join('');

test('counts are told with number and percent, a base below ten without percent', () => {
  assert.equal(
    said([reading(287, 263), reading(9, 6, { measure: closed })]),
    typeset(
      '本周（11月16日至22日），全镇立案量 287 件，比上周多 24 件（增长 9.1%）；结案量 9 件，比上周多 3 件。',
    ),
  );
});

test('nothing happened: one sentence, with what there was before', () => {
  assert.equal(
    said([reading(0, 0), reading(0, 0, { measure: closed })]),
    typeset('本周（11月16日至22日），全镇立案量、结案量均为 0。'),
  );
  assert.equal(
    said([reading(0, 12), reading(0, 0, { measure: closed })]),
    typeset('本周（11月16日至22日），全镇立案量、结案量均为 0（上周立案量 12 件）。'),
  );
});

test('as many as before, from nothing, and down to nothing', () => {
  assert.match(said([reading(12, 12)]), /与上周持平/);
  assert.match(said([reading(5, 0)]), /比上周多 5 件。/);
  assert.match(
    said([reading(0, 0, { measure: closed }), reading(3, 1)]),
    /结案量 0 件\uff0c上周也为 0/,
  );
});

test('no last week: said once, and nothing is compared', () => {
  const none = { comparability: 'none' as const, since: '2026-11-16' };
  assert.equal(
    said([reading(4, 0, none)]),
    typeset(
      '本周（11月16日至22日），全镇立案量 4 件。本镇自2026年11月16日起有数据，上周没有数据，因此不作对比。',
    ),
  );
  assert.match(
    said([reading(4, 1, { comparability: 'partial', since: '2026-11-12' })]),
    /自2026年11月12日起有数据\uff0c上周数据不完整/,
  );
  assert.match(said([reading(0, 0, { comparability: 'none', since: null })]), /本镇尚未产生数据。/);
});

test('nothing to divide by is no zero', () => {
  assert.equal(
    said([reading(null, 95.4, { measure: rate })]),
    typeset('按时结案率：本周没有可供计算的数据（上周为 95.4%）。'),
  );
  assert.equal(
    said([reading(null, null, { measure: rate })]),
    typeset('按时结案率：本周没有可供计算的数据。'),
  );
});

test('rates change by points, and stand to their target', () => {
  const of = (value: number, before: number): string =>
    said([reading(value, before, { measure: rate })]);
  assert.equal(
    of(96.34, 95.12),
    typeset('按时结案率 96.3%，比上周提高 1.2 个百分点，达到目标（95%）。'),
  );
  assert.match(of(92, 95), /下降 3\.0 个百分点\uff0c未达目标/);
  assert.match(of(80, 80.04), /与上周持平\uff0c低于警戒值/);
});

test('numbers of now are those of the end of the period, or say that they are not', () => {
  const open = measure({ code: 'open-cases', name: { zh: '在办事件', en: 'Open' }, isLive: true });
  assert.equal(
    said([reading(45, 40, { measure: open, since: null })]),
    typeset('截至11月22日 24 时，在办事件 45 件，比上周末多 5 件（增长 12.5%）。'),
  );
  assert.match(
    said([reading(45, null, { measure: open, atEnd: false, comparability: 'none' })]),
    /截至编制之时\uff0c在办事件 45 件。/,
  );
});

const group = (zh: string, value: number | null, before: number | null = 0): GroupValue => ({
  key: zh,
  name: { zh, en: zh },
  value,
  before,
});

const villages = (groups: readonly GroupValue[], more: readonly Division[] = []): string => {
  const total = groups.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const leading: Division = { reading: reading(total, 1), groups };
  return typesetAll(divided(plan('villages'), [leading, ...more], week))
    .sentences.map(({ zh }) => zh)
    .join('');
};

test('villages: the most with its share, ties together, zeros never first', () => {
  assert.equal(
    villages([group('东街村', 6, 2), group('西街村', 3, 9), group('河口村', 0, 0)]),
    typeset(
      '立案量最多的村（社区）是东街村（6 件，占 66.7%），其次是西街村（3 件）。与上周相比，增加最多的是东街村（多 4 件），减少最多的是西街村（少 6 件）。',
    ),
  );
  assert.match(
    villages([group('甲', 4, 4), group('乙', 4, 4)]),
    /是甲、乙\uff08各 4 件\uff09。与上周相比均无变化/,
  );
  assert.equal(
    villages([group('甲', 0), group('乙', 0)]),
    typeset('本周各村（社区）立案量均为 0。'),
  );
});

test('villages: what belongs nowhere is shown and never ranked', () => {
  const section = divided(
    plan('villages'),
    [{ reading: reading(9, 1), groups: [{ ...group('未定', 7), key: '-' }, group('甲', 2)] }],
    week,
  );
  assert.match(section.sentences[0]?.zh ?? '', /是甲（2 件/);
  assert.deepEqual(
    section.tables[0]?.rows.map(({ cells }) => cells[0]?.zh),
    ['甲', '未定', '全镇'],
  );
});

test('villages: a rate without anything to divide by is a dash and never the worst', () => {
  const rates: Division = {
    reading: reading(90, 90, { measure: rate }),
    groups: [group('甲', 88.9, 90), group('乙', null, null), group('丙', 100, 90)],
  };
  const text = villages([group('甲', 9), group('乙', 0), group('丙', 3)], [rates]);
  assert.match(text, /按时结案率最低的是甲\uff0888\.9%\uff09/);
});

test('the course of a week names its highest and lowest day, a flat one says so', () => {
  const days = ['周一', '周二', '周三'];
  const of = (values: readonly number[]): string =>
    typesetAll(
      trend(
        plan('trend'),
        [
          {
            reading: reading(1, 1),
            step: 'day',
            steps: days.map((zh, at) => ({
              label: { zh, en: zh },
              value: values[at] ?? null,
              before: null,
            })),
          },
        ],
        week,
      ),
    )
      .sentences.map(({ zh }) => zh)
      .join('');
  assert.equal(
    of([3, 9, 6]),
    typeset('本周立案量日均 6.0 件，最多的是周二（9 件），最少的是周一（3 件）。'),
  );
  assert.equal(of([4, 4, 4]), typeset('立案量每天都是 4 件。'));
  assert.equal(of([0, 0, 0]), '');
});

test('whatever the numbers, no sentence holds NaN, undefined, null or an infinite percentage', () => {
  const number = fc.option(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(0)));
  const one = fc.record({
    value: number,
    before: number,
    comparability: fc.constantFrom('full' as const, 'partial' as const, 'none' as const),
    since: fc.constantFrom('2026-11-01', null),
    measure: fc.constantFrom(measure(), closed, rate, measure({ isLive: true })),
    atEnd: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.array(number, { maxLength: 6 }), (all, of) => {
      const groups = of.map((value, at) => group(`村${at}`, value, of[of.length - 1 - at] ?? null));
      const division: Division = { reading: all[0] ?? reading(1, 1), groups };
      const sections = [
        overview(plan('overview'), all, week),
        divided(plan('villages'), [division], week),
      ];
      assert.doesNotMatch(
        JSON.stringify(sections.map((each) => [each.sentences, each.tables])),
        /NaN|undefined|Infinity|null [^a-z]/,
      );
    }),
    { numRuns: 500 },
  );
});
