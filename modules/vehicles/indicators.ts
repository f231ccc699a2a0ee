/** Indicators of vehicles that ship. */
import { goodShare, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('vehicles');

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'refuse-coverage',
    ['清运线路覆盖率', 'Coverage of refuse routes'],
    [
      '计划清运里程中实际驶过的比例，没有出车的线路日按零计。',
      'Of the planned length of refuse routes, the share that was driven; days on which nothing was driven count as zero.',
    ],
    {
      ...goodShare,
      target: 95,
      warning: 85,
      formula: 'percent(vehicles.routes.drivenMetres, vehicles.routes.metres)',
    },
  ),
  seed(
    'refuse-points-served',
    ['收集点收运率', 'Refuse points served'],
    [
      '应收的收集点中清运车到过并停下的比例。',
      'Of the points to be served, the share where a truck came and stopped.',
    ],
    {
      ...goodShare,
      target: 98,
      warning: 90,
      formula: 'percent(vehicles.routes.servedPoints, vehicles.routes.points)',
    },
  ),
  seed(
    'refuse-kilometres',
    ['清运覆盖里程', 'Refuse route kilometres'],
    ['清运线路实际驶过的里程。', 'Length of refuse routes that was driven.'],
    { unit: 'km', decimals: 1, direction: 'up', formula: 'vehicles.routes.drivenMetres / 1000' },
  ),
];
