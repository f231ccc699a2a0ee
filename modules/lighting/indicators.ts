/** Indicators of the lights that ship. */
import { goodShare, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('lighting');

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'lamp-energy',
    ['路灯用电量', 'Energy of street lights'],
    [
      '各控制柜计量的电量合计，当天结束后才计。',
      'Metered energy of all cabinets, once a day has ended.',
    ],
    { unit: 'kW.h', direction: 'down', formula: 'lighting.energy.meteredKwh' },
  ),
  seed(
    'lamp-saving-energy',
    ['路灯节电量', 'Energy saved by street lights'],
    [
      '改造前灯具按天黑时长应用的电量，减去计量电量，再减去坏灯没用的电量；读数不足九成的日不计。',
      'What the old lamps would have used from dusk to dawn, minus the metered energy, minus what dead lamps did not use; days with less than 90 % of readings do not count.',
    ],
    { unit: 'kW.h', direction: 'up', formula: 'lighting.energy.savedKwh' },
  ),
  seed(
    'lamp-saving-share',
    ['路灯节电率', 'Share of energy saved'],
    ['节电量占改造前应用电量的比例。', 'Energy saved by what the old lamps would have used.'],
    {
      ...goodShare,
      target: 60,
      warning: 50,
      formula: 'percent(lighting.energy.savedKwh, lighting.energy.baselineKwh)',
    },
  ),
  seed(
    'lamp-saving-cost',
    ['路灯节省电费', 'Cost saved by street lights'],
    ['节电量按当时电价折算的金额。', 'The energy saved at the price of then.'],
    { unit: 'CNY', decimals: 2, direction: 'up', formula: 'lighting.energy.savedFen / 100' },
  ),
  seed(
    'lamp-saving-co2',
    ['路灯减排 CO2', 'CO2 avoided by street lights'],
    [
      '节电量按电网平均排放因子折算的二氧化碳。',
      'The energy saved at the emission factor of the grid.',
    ],
    { unit: 'kg', direction: 'up', formula: 'lighting.energy.savedCo2' },
  ),
  seed(
    'lamp-lit-share',
    ['亮灯率', 'Lamps lit'],
    [
      '各夜应亮的灯中没有“夜间不亮”的比例，按灯·夜计。',
      'Of the lamps of all nights, the share that was not dark.',
    ],
    {
      ...goodShare,
      target: 98,
      warning: 95,
      formula: 'percent(lighting.energy.lamps - lighting.energy.darkLamps, lighting.energy.lamps)',
    },
  ),
  seed(
    'lamps-dark',
    ['不亮的灯', 'Dark lamps'],
    ['夜间该亮不亮、现在还没有修复的灯。', 'Lamps found dark by night that are not mended now.'],
    { direction: 'down', target: 5, warning: 15, formula: 'now.lighting.dark' },
  ),
  seed(
    'lamp-faults',
    ['路灯故障', 'Faults of lamps'],
    [
      '开始的夜间不亮、白天亮灯与未按指令动作。',
      'Lamps that began to be dark by night, lit by day or not to follow.',
    ],
    { direction: 'down', formula: 'lighting.faults.n' },
  ),
  seed(
    'lamp-repair-median',
    ['修灯用时中位数', 'Median time to mend a lamp'],
    [
      '从发现灯不亮到恢复的时间中位数。',
      'Median time from finding a lamp dark to its being mended.',
    ],
    {
      unit: 'h',
      decimals: 1,
      direction: 'down',
      target: 48,
      warning: 96,
      formula: 'median(lighting.faults.repairSeconds) / 3600',
    },
  ),
];
