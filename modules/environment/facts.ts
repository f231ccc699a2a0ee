/** What of the environment can be counted: judged days of stations, for indicators. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { counted, daysNamed, type FactSource } from '#platform/facts/index.ts';
import { thingNames } from '#modules/things/index.ts';
import { events } from './contract.ts';

const dimensions = ['village', 'gridCell', 'department'] as const;

async function daysOf(tx: Tx, list: readonly StoredEvent[]): Promise<string[]> {
  // A day that has not ended may be judged in a repair by hand; it counts as it stands.
  const today = localDay(tx.ctx.clock.now());
  return (await daysNamed(tx, list)).filter((day) => day <= today);
}

const common = {
  dimensions,
  events: [events.daysJudged],
  daysOf,
  subjectPath: '/things/:id',
  namesOf: thingNames,
};

/** Facts of the environment. */
export const factSources: readonly FactSource[] = [
  {
    ...common,
    code: 'environment.air',
    titleZh: '空气站日',
    titleEn: 'Days of air stations',
    meaningZh: '每个空气站每一个有效日算一件（按 HJ 633 有日 AQI）；当天结束后才计。',
    meaningEn: 'One for each station and day with a daily AQI by HJ 633, once the day has ended.',
    view: 'environment.pub_facts_air',
    measures: [
      counted('excellent', '优（AQI≤50）', 'excellent (AQI up to 50)'),
      counted('good', '优良（AQI≤100）', 'good (AQI up to 100)'),
      counted('polluted', '污染（AQI>100）', 'polluted (AQI above 100)'),
      counted('heavy', '重度及以上（AQI>200）', 'heavily polluted (AQI above 200)'),
      counted('aqi', 'AQI 合计', 'AQI in all'),
    ],
    spread: { key: 'aqi', titleZh: '日 AQI', titleEn: 'daily AQI', unit: '1' },
  },
  {
    ...common,
    code: 'environment.noise',
    titleZh: '噪声昼夜',
    titleEn: 'Days and nights of noise meters',
    meaningZh:
      '每个噪声点每天的昼间与夜间各算一件，按所在功能区限值（GB 3096）判定；当天结束后才计。',
    meaningEn:
      'The day and the night of each meter, one each, judged by the limit of its zone (GB 3096), once the day has ended.',
    view: 'environment.pub_facts_noise',
    hasRowIds: true,
    measures: [
      counted('kept', '达标', 'kept'),
      counted('days', '昼间', 'days'),
      counted('daysKept', '昼间达标', 'days kept'),
      counted('nights', '夜间', 'nights'),
      counted('nightsKept', '夜间达标', 'nights kept'),
    ],
    spread: { key: 'level', titleZh: '等效声级', titleEn: 'equivalent level', unit: 'dB(A)' },
  },
  {
    ...common,
    code: 'environment.water',
    titleZh: '水质站日',
    titleEn: 'Days of water stations',
    meaningZh:
      '每个水质站每一个有数据的日算一件，按日均值定类（GB 3838），与断面目标比较；当天结束后才计。',
    meaningEn:
      'One for each station and day with data, classed by its daily means (GB 3838) against its target, once the day has ended.',
    view: 'environment.pub_facts_water',
    measures: [
      counted('reached', '达到目标', 'target reached'),
      counted('good', 'Ⅲ类及以上', 'class III or better'),
      counted('beyond', '劣Ⅴ类', 'worse than class V'),
      counted('class', '类别合计', 'classes in all'),
    ],
    spread: { key: 'class', titleZh: '水质类别', titleEn: 'class of the water', unit: '1' },
  },
];
