/** What of vehicles can be counted: routes by the day, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import { counted, daysNamed, type FactSource, type SubjectName } from '#platform/facts/index.ts';
import { events } from './contract.ts';
import { routeRows } from './store/routes.ts';

async function routeNames(tx: Tx): Promise<ReadonlyMap<string, SubjectName>> {
  const routes = await routeRows(tx);
  return new Map(routes.map(({ id, name }) => [id, { nameZh: name, nameEn: name }]));
}

const metres = (key: string, titleZh: string, titleEn: string) => ({
  key,
  titleZh,
  titleEn,
  unit: 'm',
});

/** Facts of vehicles. */
export const factSources: readonly FactSource[] = [
  {
    code: 'vehicles.routes',
    titleZh: '清运线路日',
    titleEn: 'Days of routes',
    meaningZh: '每条线路每个计划出车的日算一件，当天结束后才计；没有出车的日里程为零，也计入。',
    meaningEn:
      'One for each route and day on which it was to be driven, once the day has ended; days on which nothing was driven count too.',
    view: 'vehicles.pub_facts_routes',
    dimensions: ['department'],
    measures: [
      metres('metres', '计划里程', 'planned length'),
      metres('drivenMetres', '已行驶里程', 'driven length'),
      counted('points', '收集点', 'points'),
      counted('servedPoints', '已收点', 'points served'),
      counted('complete', '全程覆盖（≥95%）', 'driven whole (95 % or more)'),
    ],
    events: [events.dayJudged],
    daysOf: daysNamed,
    subjectPath: '/vehicles/coverage',
    namesOf: routeNames,
  },
];
