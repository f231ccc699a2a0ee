/** Indicators of devices that ship. */
import { goodShare, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('sensing');

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'devices',
    ['在用设备', 'Devices in use'],
    ['没有停用、没有退役的设备台数。', 'Devices neither disabled nor retired.'],
    { formula: 'now.things.devices' },
  ),
  seed(
    'device-online-share',
    ['设备在线率', 'Devices online'],
    [
      '在用设备中现在在线的比例；从未上线的也算在分母里。',
      'Of the devices in use, the share online now; those never heard count too.',
    ],
    {
      ...goodShare,
      target: 95,
      warning: 90,
      formula: 'percent(now.things.online, now.things.devices)',
    },
  ),
  seed(
    'devices-away',
    ['离线与失联设备', 'Devices away'],
    [
      '曾经上线、现在离线或失联的设备台数。',
      'Devices heard before that are offline or silent now.',
    ],
    { direction: 'down', formula: 'now.things.away' },
  ),
  seed(
    'device-outages',
    ['设备离线次数', 'Times away of devices'],
    ['在线设备转为离线或失联的次数。', 'How often a device that was online went away.'],
    { direction: 'down', formula: 'things.outages.n' },
  ),
  seed(
    'device-outage-median',
    ['离线时长中位数', 'Median time away'],
    ['已恢复的离线从开始到恢复的时间中位数。', 'Median time from going to coming back.'],
    {
      unit: 'min',
      direction: 'down',
      target: 60,
      warning: 240,
      formula: 'median(things.outages.lastingSeconds) / 60',
    },
  ),
];
