/** Indicators of the environment that ship. */
import { goodShare, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('environment');

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'air-good-share',
    ['空气优良天数比例', 'Share of good air days'],
    [
      '有日 AQI 的站·日中，AQI 不超过 100 的比例。',
      'Of the days of stations with an AQI, the share with an AQI of at most 100.',
    ],
    {
      ...goodShare,
      target: 90,
      warning: 80,
      formula: 'percent(environment.air.good, environment.air.n)',
    },
  ),
  seed(
    'air-excellent-share',
    ['空气优级天数比例', 'Share of excellent air days'],
    [
      '有日 AQI 的站·日中，AQI 不超过 50 的比例。',
      'Of the days of stations with an AQI, the share with an AQI of at most 50.',
    ],
    { ...goodShare, formula: 'percent(environment.air.excellent, environment.air.n)' },
  ),
  seed(
    'air-polluted-days',
    ['空气污染站日', 'Polluted days of air stations'],
    ['AQI 超过 100 的站·日数。', 'Days of stations with an AQI above 100.'],
    { direction: 'down', formula: 'environment.air.polluted' },
  ),
  seed(
    'aqi-mean',
    ['日 AQI 平均', 'Mean daily AQI'],
    ['各空气站日 AQI 的平均。', 'Mean of the daily AQI of all stations.'],
    {
      direction: 'down',
      target: 70,
      warning: 100,
      formula: 'environment.air.aqi / environment.air.n',
    },
  ),
  seed(
    'noise-kept-share',
    ['噪声达标率', 'Noise kept'],
    [
      '各噪声点昼间与夜间合计，等效声级不超过功能区限值的比例。',
      'Of the days and nights of all meters, the share within the limit of their zone.',
    ],
    {
      ...goodShare,
      target: 90,
      warning: 80,
      formula: 'percent(environment.noise.kept, environment.noise.n)',
    },
  ),
  seed(
    'noise-night-kept-share',
    ['夜间噪声达标率', 'Noise kept at night'],
    [
      '各噪声点夜间（22–6 时）等效声级不超过功能区限值的比例。',
      'Of the nights (22–06) of all meters, the share within the limit of their zone.',
    ],
    {
      ...goodShare,
      target: 85,
      warning: 70,
      formula: 'percent(environment.noise.nightsKept, environment.noise.nights)',
    },
  ),
  seed(
    'water-reached-share',
    ['水质达标率', 'Water target reached'],
    [
      '有数据的水质站·日中，达到断面目标类别的比例。',
      'Of the days of stations with data, the share that reached the class aimed at.',
    ],
    {
      ...goodShare,
      target: 95,
      warning: 85,
      formula: 'percent(environment.water.reached, environment.water.n)',
    },
  ),
  seed(
    'water-good-share',
    ['水质优良比例', 'Share of good water'],
    [
      '有数据的水质站·日中，Ⅰ–Ⅲ类的比例。',
      'Of the days of stations with data, the share of classes I to III.',
    ],
    { ...goodShare, formula: 'percent(environment.water.good, environment.water.n)' },
  ),
];
