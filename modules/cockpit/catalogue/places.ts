/** Screens of a village, of a grid cell and of the county. */
import type { LayoutContent } from '../contract/tile.ts';
import { at, number, titled } from './place-tiles.ts';

const month = { period: 'last30', compare: 'before' } as const;
const months = { period: 'last90', compare: 'before' } as const;

/** One page for each village. */
export const villageLayout: LayoutContent = {
  nameZh: '村（社区）',
  nameEn: 'Village',
  audience: 'village',
  placeCode: '',
  rows: 15,
  tiles: [
    number('cases-registered', [0, 0, 4, 3], {
      ...month,
      ...titled('近 30 天立案', 'Registered, 30 days'),
    }),
    number('open-cases', [4, 0, 4, 3]),
    number('open-overdue', [8, 0, 4, 3]),
    number('in-time-rate', [12, 0, 4, 3], months),
    number('satisfaction-rate', [16, 0, 4, 3], months),
    number('handling-median', [20, 0, 4, 3], months),
    at('ranking', 'cells', [0, 3, 6, 8], {
      indicators: ['cases-registered'],
      ...titled('各网格近 30 天立案', 'Registered by grid cell, 30 days'),
      limit: 12,
    }),
    at('map', 'map', [6, 3, 12, 8], {
      indicators: ['open-cases'],
      ...titled('在办事件分布', 'Where cases are open'),
    }),
    at('ticker', 'ticker', [18, 3, 6, 8], { limit: 20, ...titled('最新动态', 'Latest') }),
    at('ranking', 'categories', [0, 11, 6, 4], {
      indicators: ['cases-registered'],
      by: 'category',
      period: 'year',
      limit: 5,
      ...titled('今年最多的事', 'Most frequent this year'),
    }),
    at('trend', 'trend', [6, 11, 9, 4], {
      indicators: ['cases-registered', 'cases-closed'],
      ...titled('近 30 天立案与结案', 'Registered and closed, 30 days'),
    }),
    at('matrix', 'hours', [15, 11, 9, 4], {
      indicators: ['cases-registered'],
      period: 'last365',
      ...titled('什么时候发生（星期 × 小时）', 'When it happens (weekday × hour)'),
    }),
  ],
};

/** One page for each grid cell. */
export const gridCellLayout: LayoutContent = {
  nameZh: '网格',
  nameEn: 'Grid cell',
  audience: 'gridCell',
  placeCode: '',
  rows: 15,
  tiles: [
    number('cases-registered', [0, 0, 4, 3], {
      ...months,
      ...titled('近 90 天立案', 'Registered, 90 days'),
    }),
    number('open-cases', [4, 0, 4, 3]),
    number('open-overdue', [8, 0, 4, 3]),
    number('in-time-rate', [12, 0, 4, 3], { period: 'last365' }),
    number('satisfaction-rate', [16, 0, 4, 3], { period: 'last365' }),
    number('handling-median', [20, 0, 4, 3], { period: 'last365' }),
    at('map', 'map', [0, 3, 14, 8], {
      sources: ['grid-cells', 'cases'],
      ...titled('网格内的事件', 'Cases in the cell'),
    }),
    at('ticker', 'ticker', [14, 3, 10, 8], { limit: 20, ...titled('最新动态', 'Latest') }),
    at('calendar', 'calendar', [0, 11, 14, 4], {
      indicators: ['cases-registered'],
      period: 'last365',
      ...titled('一年里的立案', 'Registered over a year'),
    }),
    at('trend', 'trend', [14, 11, 10, 4], {
      indicators: ['cases-registered', 'cases-closed'],
      period: 'last90',
      ...titled('近 90 天立案与结案', 'Registered and closed, 90 days'),
    }),
  ],
};

const compared = [
  'cases-registered',
  'open-cases',
  'open-overdue',
  'in-time-rate',
  'satisfaction-rate',
  'handling-median',
];

/** The towns of a county side by side; rates are never added up. */
export const countyLayout: LayoutContent = {
  nameZh: '县级总览',
  nameEn: 'County overview',
  audience: 'county',
  placeCode: '',
  rows: 15,
  tiles: [
    at('table', 'towns', [0, 0, 24, 5], {
      indicators: compared,
      ...titled('各镇近 30 天', 'Towns, 30 days'),
    }),
    at('ranking', 'open', [0, 5, 6, 10], {
      indicators: ['open-cases'],
      ...titled('各镇在办事件', 'Open cases by town'),
    }),
    at('ranking', 'in-time', [6, 5, 6, 10], {
      indicators: ['in-time-rate'],
      order: 'low',
      ...titled('各镇按时结案率（由低到高）', 'Closed in time by town, lowest first'),
    }),
    at('ranking', 'satisfaction', [12, 5, 6, 10], {
      indicators: ['satisfaction-rate'],
      order: 'low',
      ...titled('各镇满意率（由低到高）', 'Satisfaction by town, lowest first'),
    }),
    // A ticker tells rows: a county reads totals only.
    at('ranking', 'overdue', [18, 5, 6, 10], {
      indicators: ['open-overdue'],
      ...titled('各镇超期在办', 'Overdue by town'),
    }),
  ],
};
