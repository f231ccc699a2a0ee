/** Numbers of now of elder care, and the indicators that ship over them. */
import { localDay } from '#platform/calendar/index.ts';
import { goodShare, type IndicatorSeed, liveBy, seedsOf } from '#platform/facts/index.ts';
import { events } from './contract/events.ts';
import { type CareCount, careNumbers } from './store/numbers.ts';

const number = liveBy('village', [
  events.elderChanged,
  events.missedChanged,
  events.allowanceChanged,
  events.requestChanged,
]);
const read = (what: CareCount) => ({
  read: (tx: Parameters<typeof careNumbers>[0], by: string | null) =>
    careNumbers(tx, what, { day: localDay(tx.ctx.clock.now()), byVillage: by !== null }),
});

export const liveNumbers = [
  number(
    'care.checked',
    ['约定打卡的老人', 'Older people with check-ins'],
    ['约定了每天平安打卡时间的老人。', 'People who agreed on times of a daily check-in.'],
    read('checked'),
  ),
  number(
    'care.silent',
    ['没有音讯的老人', 'Older people not heard of'],
    ['错过打卡、还没有人确认平安的老人。', 'People who missed a check-in that nobody has settled.'],
    read('silent'),
  ),
  number(
    'care.allowed',
    ['享受高龄津贴的老人', 'Older people with an allowance'],
    ['津贴在发或暂停的老人。', 'People whose allowance runs or is held back.'],
    read('allowed'),
  ),
  number(
    'care.proved',
    ['认证有效的老人', 'Older people with a proof that holds'],
    ['享受津贴、年度生存认证没有过期的老人。', 'Of them, those whose yearly proof of life holds.'],
    read('proved'),
  ),
  number(
    'care.waiting',
    ['待安排的养老需求', 'Requests to be arranged'],
    ['助餐、上门等需求里还没有安排人的。', 'Meals and visits asked for that nobody arranged yet.'],
    read('waiting'),
  ),
];

const seed = seedsOf('services');

export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'care-checked',
    ['约定打卡的老人', 'Older people with check-ins'],
    ['约定了每天平安打卡时间的老人。', 'People who agreed on times of a daily check-in.'],
    { direction: 'up', formula: 'now.care.checked' },
  ),
  seed(
    'care-silent',
    ['没有音讯的老人', 'Older people not heard of'],
    ['错过打卡、还没有人确认平安的老人。', 'People who missed a check-in that nobody has settled.'],
    { direction: 'down', target: 0, warning: 3, formula: 'now.care.silent' },
  ),
  seed(
    'allowance-proved',
    ['高龄津贴认证率', 'Allowances with a proof that holds'],
    [
      '享受高龄津贴的老人中，年度生存认证没有过期的比例。',
      'Of the people with an allowance, the share whose yearly proof of life holds.',
    ],
    {
      ...goodShare,
      target: 98,
      warning: 90,
      formula: 'percent(now.care.proved, now.care.allowed)',
    },
  ),
  seed(
    'care-waiting',
    ['待安排的养老需求', 'Requests of elder care to be arranged'],
    ['助餐、上门等需求里还没有安排人的。', 'Meals and visits asked for that nobody arranged yet.'],
    { direction: 'down', formula: 'now.care.waiting' },
  ),
];
