/** The town at a glance, and the same on a leader's phone. */
import type { LayoutContent } from '../contract/tile.ts';
import { at, number, titled } from './place-tiles.ts';

const road = [
  'cases-registered',
  'cases-dispatched',
  'cases-accepted',
  'cases-done',
  'cases-resolved',
];

const today = { period: 'today', compare: 'before' } as const;
const month = { period: 'last30', compare: 'before' } as const;

/** The wall screen of a town. */
export const townLayout: LayoutContent = {
  nameZh: '镇级总览',
  nameEn: 'Town overview',
  audience: 'town',
  placeCode: '',
  rows: 15,
  tiles: [
    number('cases-registered', [0, 0, 4, 3], {
      ...today,
      ...titled('今日立案', 'Registered today'),
    }),
    number('open-cases', [4, 0, 4, 3]),
    number('open-overdue', [8, 0, 4, 3]),
    number('in-time-rate', [12, 0, 4, 3], month),
    number('satisfaction-rate', [16, 0, 4, 3], month),
    number('handling-median', [20, 0, 4, 3], month),
    at('ranking', 'places', [0, 3, 6, 4], {
      indicators: ['open-cases'],
      ...titled('各村在办事件', 'Open cases by village'),
    }),
    at('funnel', 'road', [0, 7, 6, 4], {
      indicators: road,
      ...titled('事件办理进度', 'Cases along the road'),
    }),
    at('map', 'map', [6, 3, 12, 8], {
      indicators: ['open-cases'],
      ...titled('在办事件分布', 'Where cases are open'),
    }),
    at('ticker', 'ticker', [18, 3, 6, 8], { limit: 20, ...titled('最新动态', 'Latest') }),
    at('ranking', 'departments', [0, 11, 6, 4], {
      indicators: ['in-time-rate'],
      by: 'department',
      order: 'low',
      limit: 5,
      period: 'last90',
      ...titled('部门按时结案率（由低到高）', 'Closed in time, lowest first'),
    }),
    at('trend', 'trend', [6, 11, 9, 4], {
      indicators: ['cases-registered', 'cases-closed'],
      ...titled('近 30 天立案与结案', 'Registered and closed, 30 days'),
    }),
    at('matrix', 'hours', [15, 11, 9, 4], {
      indicators: ['cases-registered'],
      period: 'last90',
      ...titled('什么时候发生（星期 × 小时）', 'When it happens (weekday × hour)'),
    }),
  ],
};

/** The same numbers, calm, on a phone. */
export const phoneLayout: LayoutContent = {
  nameZh: '领导手机',
  nameEn: "Leader's phone",
  audience: 'phone',
  placeCode: '',
  rows: 34,
  tiles: [
    number('cases-registered', [0, 0, 12, 3], {
      ...today,
      ...titled('今日立案', 'Registered today'),
    }),
    number('open-cases', [12, 0, 12, 3]),
    number('open-overdue', [0, 3, 12, 3]),
    number('in-time-rate', [12, 3, 12, 3], month),
    number('satisfaction-rate', [0, 6, 12, 3], month),
    number('handling-median', [12, 6, 12, 3], month),
    at('ticker', 'ticker', [0, 9, 24, 6], { limit: 6, ...titled('最新动态', 'Latest') }),
    at('ranking', 'places', [0, 15, 24, 5], {
      indicators: ['open-cases'],
      ...titled('各村在办事件', 'Open cases by village'),
    }),
    at('trend', 'trend', [0, 20, 24, 5], {
      indicators: ['cases-registered', 'cases-closed'],
      ...titled('近 30 天立案与结案', 'Registered and closed, 30 days'),
    }),
    at('funnel', 'road', [0, 25, 24, 4], {
      indicators: road,
      ...titled('事件办理进度', 'Cases along the road'),
    }),
    at('ranking', 'departments', [0, 29, 24, 5], {
      indicators: ['in-time-rate'],
      by: 'department',
      order: 'low',
      limit: 6,
      period: 'last90',
      ...titled('部门按时结案率（由低到高）', 'Closed in time, lowest first'),
    }),
  ],
};
