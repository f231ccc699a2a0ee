/** Indicators of alarms that ship. */
import { badShare, goodShare, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('sensing');

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'alarms-raised',
    ['告警数', 'Alarms'],
    ['发生的告警条数，反复出现的算一条。', 'Alarms raised; one that comes back counts once.'],
    { direction: 'down', formula: 'alarms.raised.n' },
  ),
  seed(
    'alarms-urgent',
    ['紧急告警', 'Urgent alarms'],
    ['曾达到紧急级别的告警条数。', 'Alarms that were urgent at least for a time.'],
    { direction: 'down', formula: 'alarms.raised.urgent' },
  ),
  seed(
    'alarms-per-100-devices',
    ['每百台设备告警', 'Alarms per 100 devices'],
    [
      '期间内的告警条数除以在用设备数（以现在或当日末为准），乘以 100。',
      'Alarms of the period by devices in use (now, or at the end of the day), times 100.',
    ],
    { decimals: 1, direction: 'down', formula: 'alarms.raised.n / now.things.devices * 100' },
  ),
  seed(
    'alarms-acknowledged-share',
    ['告警确认率', 'Alarms acknowledged'],
    [
      '发生的告警中已有人确认（或其事件已结案）的比例。',
      'Of the alarms raised, the share that somebody acknowledged (or whose case was closed).',
    ],
    {
      ...goodShare,
      target: 95,
      warning: 85,
      formula: 'percent(alarms.raised.acknowledged, alarms.raised.n)',
    },
  ),
  seed(
    'alarms-acknowledged-in-time',
    ['15 分钟确认率', 'Acknowledged within 15 minutes'],
    [
      '发生的告警中，从平台记录起 15 分钟内有人确认的比例。',
      'Of the alarms raised, the share acknowledged within 15 minutes of being recorded.',
    ],
    {
      ...goodShare,
      target: 80,
      warning: 60,
      formula: 'percent(alarms.raised.acknowledgedInTime, alarms.raised.n)',
    },
  ),
  seed(
    'alarm-acknowledge-median',
    ['告警确认用时中位数', 'Median time to acknowledge'],
    [
      '从平台记录告警到首次有人确认的用时中位数。',
      'Median time from the record of an alarm to its first acknowledgement.',
    ],
    {
      unit: 'min',
      decimals: 1,
      direction: 'down',
      target: 10,
      warning: 20,
      formula: 'median(alarms.raised.acknowledgeSeconds) / 60',
    },
  ),
  seed(
    'alarm-lasting-median',
    ['告警持续时间中位数', 'Median length of alarms'],
    ['从发生到解除的时间中位数。', 'Median time from raised to cleared.'],
    {
      unit: 'min',
      direction: 'down',
      formula: 'median(alarms.cleared.lastingSeconds) / 60',
    },
  ),
  seed(
    'alarms-to-cases-share',
    ['告警转事件率', 'Alarms that became cases'],
    ['发生的告警中转为事件办理的比例。', 'Of the alarms raised, the share handled as a case.'],
    { ...badShare, direction: 'none', formula: 'percent(alarms.raised.withCase, alarms.raised.n)' },
  ),
  seed(
    'alarms-active',
    ['活动告警', 'Active alarms'],
    ['现在还没有解除的告警。', 'Alarms that are on now.'],
    { direction: 'down', formula: 'now.alarms.active' },
  ),
  seed(
    'alarms-unacknowledged',
    ['未确认告警', 'Alarms not acknowledged'],
    [
      '现在还没有解除、也没有人确认的告警。',
      'Alarms that are on now and that nobody has acknowledged.',
    ],
    { direction: 'down', target: 0, warning: 10, formula: 'now.alarms.unacknowledged' },
  ),
];
