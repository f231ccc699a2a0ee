import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition, Schedule } from './condition.ts';
import { ruleSentence } from './sentence.ts';
import type { Names } from './value-words.ts';

const names: Names = {
  property: (key) =>
    ({
      pm25: { nameZh: 'PM2.5', nameEn: 'PM2.5', unit: 'µg/m³', choices: [] },
      open: { nameZh: '井盖打开', nameEn: 'cover open', unit: '', choices: [] },
      level: { nameZh: '水位', nameEn: 'water level', unit: 'm', choices: [] },
    })[key],
  thing: (code) => (code === 'WS-0002' ? '下游水站' : undefined),
};

function said(when: Condition, more: { hysteresis?: number; schedule?: Schedule } = {}) {
  const rule = {
    when,
    clear: null,
    hysteresis: more.hysteresis ?? 0,
    schedule: more.schedule ?? null,
    severity: 'warning' as const,
    titleZh: '超标',
    titleEn: 'too high',
  };
  return [ruleSentence(rule, names, 'zh'), ruleSentence(rule, names, 'en')];
}

test('a duration with hysteresis reads as people say it', () => {
  const of = { kind: 'threshold', key: 'pm25', op: 'above', value: 75 } as const;
  assert.deepEqual(said({ kind: 'duration', seconds: 600, of }, { hysteresis: 5 }), [
    '当 PM2.5 连续 10 分钟高于 75 µg/m³ 时，发出警告级告警“超标”。PM2.5 不高于 70 µg/m³ 后解除。',
    'When PM2.5 is above 75 µg/m³ for 10 minutes, the warning alarm “too high” is raised. It clears when PM2.5 is at most 70 µg/m³.',
  ]);
});

test('switches, comparisons, repetitions, rates and silence', () => {
  const open = { kind: 'threshold', key: 'open', op: 'equals', value: true } as const;
  assert.match(said(open)[0] ?? '', /^当井盖打开时/);
  const upstream = {
    kind: 'comparison',
    key: 'level',
    op: 'above',
    otherKey: 'level',
    otherThingCode: 'WS-0002',
    offset: 0.5,
  } as const;
  assert.match(said(upstream)[0] ?? '', /水位高于下游水站的水位加 0.5 m/);
  assert.match(said(upstream)[1] ?? '', /water level of 下游水站 plus 0.5 m/);
  const often = { kind: 'repetition', times: 3, among: 5, withinSeconds: null, of: open } as const;
  assert.match(said(often)[0] ?? '', /井盖打开最近 5 次中有 3 次时/);
  const rise = {
    kind: 'rateOfChange',
    key: 'level',
    direction: 'rise',
    amount: 0.5,
    withinSeconds: 3600,
  } as const;
  assert.match(said(rise)[0] ?? '', /水位 1 小时内上升超过 0.5 m/);
  const silence = { kind: 'absence', key: null, seconds: 1800 } as const;
  assert.match(
    said({ kind: 'any', of: [rise, silence] })[0] ?? '',
    /，或超过 30 分钟没有收到任何数据/,
  );
});

test('a night watch says that it goes on into the next morning', () => {
  const schedule: Schedule = {
    hours: [{ startMinute: 1320, endMinute: 360 }],
    weekdays: [5, 0],
    days: 'every',
  };
  const of = { kind: 'threshold', key: 'level', op: 'below', value: 1 } as const;
  assert.match(said(of, { schedule })[0] ?? '', /^周五、周日 22:00–次日 06:00，当水位低于 1 m 时/);
});
