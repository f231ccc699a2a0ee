/** How well it is done. Response, resolution and satisfaction are the three of the 12345 hotline. */
import { goodShare as share, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('cases');
const hours = { unit: 'h', decimals: 1, direction: 'down' } as const;

/** Shipped indicators of quality. */
export const qualitySeeds: readonly IndicatorSeed[] = [
  seed(
    'response-rate',
    ['响应率', 'Response rate'],
    [
      '已派遣的事件中，责任部门在规定签收时限内签收的比例。',
      'Of the cases dispatched, the share accepted within the time to accept.',
    ],
    {
      ...share,
      target: 98,
      warning: 95,
      formula: 'percent(cases.registered.answeredInTime, cases.registered.dispatched)',
    },
  ),
  seed(
    'resolution-rate',
    ['解决率', 'Resolution rate'],
    [
      '已结案或办理时限已到的事件中，已处置并核查结案的比例。',
      'Of the cases closed or past their deadline, the share closed after verification.',
    ],
    {
      ...share,
      target: 98,
      warning: 95,
      formula: 'percent(cases.registered.resolved, cases.registered.due)',
    },
  ),
  seed(
    'satisfaction-rate',
    ['满意率', 'Satisfaction rate'],
    [
      '上报人评价过的事件中，评 4 星或 5 星的比例。',
      'Of the cases rated, the share with 4 or 5 stars.',
    ],
    {
      ...share,
      target: 95,
      warning: 90,
      formula: 'percent(cases.registered.satisfied, cases.registered.rated)',
    },
  ),
  seed(
    'rating-mean',
    ['平均评分', 'Mean rating'],
    ['上报人评价的平均星数（1–5）。', 'Mean stars given by reporters (1–5).'],
    {
      decimals: 2,
      direction: 'up',
      target: 4.5,
      warning: 4,
      formula: 'cases.registered.stars / cases.registered.rated',
    },
  ),
  seed(
    'rating-share',
    ['评价率', 'Share rated'],
    ['已结案事件中上报人作出评价的比例。', 'Of the cases closed, the share that was rated.'],
    { ...share, formula: 'percent(cases.registered.rated, cases.registered.resolved)' },
  ),
  seed(
    'closing-rate',
    ['结案率', 'Closing rate'],
    ['立案的事件中已结案的比例。', 'Of the cases registered, the share closed by now.'],
    {
      ...share,
      target: 98,
      warning: 90,
      formula: 'percent(cases.registered.resolved, cases.registered.n)',
    },
  ),
  seed(
    'in-time-rate',
    ['按时结案率', 'Closed in time'],
    [
      '结案的事件中在时限内办结的比例（经批准的延期按延期后的时限计）。',
      'Of the cases closed, the share done within the deadline (approved extensions count).',
    ],
    { ...share, target: 95, warning: 90, formula: 'percent(cases.closed.inTime, cases.closed.n)' },
  ),
  seed(
    'late-share',
    ['超期结案率', 'Closed late'],
    ['结案的事件中超期办结的比例。', 'Of the cases closed, the share done late.'],
    { ...share, direction: 'down', target: 5, warning: 10, formula: '100 - @in-time-rate' },
  ),
  seed(
    'overdue-share',
    ['超期率', 'Overdue rate'],
    [
      '立案的事件中超过时限的比例。',
      'Of the cases registered, the share that passed the deadline.',
    ],
    {
      ...share,
      direction: 'down',
      target: 5,
      warning: 10,
      formula: 'percent(cases.registered.overdue, cases.registered.n)',
    },
  ),
  seed(
    'overdue-cases',
    ['超期件数', 'Deadlines missed'],
    ['期间内超过时限的次数。', 'Deadlines that passed undone.'],
    { direction: 'down', formula: 'cases.acts.overdues' },
  ),
  seed(
    'handling-median',
    ['办理用时中位数', 'Median handling time'],
    [
      '从立案到办结的用时，扣除挂起，取中位数。',
      'Median time from registration to done, suspensions left out.',
    ],
    { ...hours, formula: 'median(cases.closed.handlingSeconds) / 3600' },
  ),
  seed(
    'handling-p90',
    ['九成事件办理用时', 'Handling time of nine in ten'],
    ['九成的事件在此时间内办结。', 'Nine in ten cases are done within this time.'],
    { ...hours, formula: 'p90(cases.closed.handlingSeconds) / 3600' },
  ),
  seed(
    'handling-mean',
    ['平均办理用时', 'Mean handling time'],
    [
      '从立案到办结的平均用时，扣除挂起。',
      'Mean time from registration to done, suspensions left out.',
    ],
    { ...hours, formula: 'mean(cases.closed.handlingSeconds) / 3600' },
  ),
  seed(
    'response-median',
    ['签收用时中位数', 'Median time to accept'],
    ['从派遣到责任部门签收的用时中位数。', 'Median time from dispatch to acceptance.'],
    {
      unit: 'min',
      decimals: 0,
      direction: 'down',
      formula: 'median(cases.registered.responseSeconds) / 60',
    },
  ),
  seed(
    'reopen-rate',
    ['重开率', 'Reopening rate'],
    ['已结案的事件中曾被重开的比例。', 'Of the cases closed, the share that was reopened.'],
    {
      ...share,
      direction: 'down',
      target: 2,
      warning: 5,
      formula: 'percent(cases.registered.reopened, cases.registered.resolved)',
    },
  ),
  seed(
    'return-rate',
    ['退回率', 'Return rate'],
    [
      '已派遣的事件中曾被部门退回的比例。',
      'Of the cases dispatched, the share that was returned by a department.',
    ],
    {
      ...share,
      direction: 'down',
      target: 3,
      warning: 8,
      formula: 'percent(cases.registered.returned, cases.registered.dispatched)',
    },
  ),
];
