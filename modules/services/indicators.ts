/** Numbers of now of applications, and the indicators that ship over them. */
import { goodShare, type IndicatorSeed, liveBy, seedsOf } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { type ApplicationCount, applicationNumbers } from './store/numbers.ts';

const number = liveBy('department', [events.acted]);
const read = (what: ApplicationCount) => ({
  read: (tx: Parameters<typeof applicationNumbers>[0], by: string | null) =>
    applicationNumbers(tx, what, by !== null),
});

export const liveNumbers = [
  number(
    'services.open',
    ['在办申请', 'Applications open'],
    ['已提交、还没有办结的办事申请。', 'Applications handed in that have not ended.'],
    read('open'),
  ),
  number(
    'services.late',
    ['超期未办结申请', 'Applications late'],
    ['过了承诺时限还没有办结的申请。', 'Of them, those past the promised day.'],
    read('late'),
  ),
  number(
    'services.ended',
    ['近 30 天办结申请', 'Applications ended in 30 days'],
    [
      '近 30 天办结的申请，撤回的除外。',
      'Applications that ended in the last 30 days, not withdrawn.',
    ],
    read('ended'),
  ),
  number(
    'services.inTime',
    ['近 30 天按时办结申请', 'Applications ended in time'],
    ['其中在承诺时限内办结的。', 'Of them, those that ended by the promised day.'],
    read('inTime'),
  ),
];

const seed = seedsOf('services');

export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'applications-open',
    ['在办申请', 'Applications open'],
    ['已提交、还没有办结的办事申请。', 'Applications handed in that have not ended.'],
    { formula: 'now.services.open' },
  ),
  seed(
    'applications-late',
    ['超期未办结申请', 'Applications late'],
    ['过了承诺时限还没有办结的申请。', 'Applications past the promised day that have not ended.'],
    { direction: 'down', target: 0, warning: 3, formula: 'now.services.late' },
  ),
  seed(
    'applications-in-time',
    ['申请按时办结率', 'Applications ended in time'],
    [
      '近 30 天办结的申请中，在承诺时限内办结的比例。',
      'Of the applications that ended in the last 30 days, the share that ended by the promised day.',
    ],
    {
      ...goodShare,
      target: 98,
      warning: 90,
      formula: 'percent(now.services.inTime, now.services.ended)',
    },
  ),
];
