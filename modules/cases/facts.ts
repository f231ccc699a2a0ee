/** What of cases can be counted: fact sources and numbers of now, for indicators. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import type { FactDimension, FactMeasure, FactSource, LiveNumber } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { actInstants, openAt, openNow, type OpenQuestion, touchedInstants } from './store/facts.ts';

const dimensions = ['village', 'gridCell', 'department', 'category', 'channel'] as const;
const told = Object.values(events);
const subjectPath = '/cases/:id';

const count = (key: string, titleZh: string, titleEn: string): FactMeasure => ({
  key,
  titleZh,
  titleEn,
  unit: '1',
});

const daysOf =
  (instants: (tx: Tx, caseIds: readonly string[]) => Promise<Date[]>) =>
  async (tx: Tx, list: readonly StoredEvent[]): Promise<string[]> => {
    const found = await instants(tx, [...new Set(list.map(({ subject }) => subject))]);
    return [...new Set(found.map(localDay))];
  };

/** Facts of cases. */
export const factSources: readonly FactSource[] = [
  {
    code: 'cases.registered',
    titleZh: '立案事件',
    titleEn: 'Cases registered',
    meaningZh: '按立案日计的事件,作废与合并的不计;各项随办理进展更新。',
    meaningEn:
      'Cases by the day of registration, without cancelled and merged ones; measures follow their progress.',
    view: 'cases.pub_facts_registered',
    dimensions,
    measures: [
      count('dispatched', '已派遣', 'dispatched'),
      count('answeredInTime', '按时签收', 'accepted in time'),
      count('due', '已结案或已到时限', 'closed or past the deadline'),
      count('resolved', '已结案', 'closed'),
      count('resolvedInTime', '按时结案', 'closed in time'),
      count('rated', '已评价', 'rated'),
      count('satisfied', '评价 4 星以上', 'rated 4 stars or more'),
      count('stars', '星数合计', 'stars in all'),
      count('reopened', '被重开过', 'reopened at least once'),
      count('returned', '被退回过', 'returned at least once'),
      count('overdue', '超过时限', 'past the deadline'),
      count('reports', '上报件数(含并案)', 'reports, merged ones too'),
      count('pressing', '紧急与较急', 'urgent or pressing'),
    ],
    spread: {
      key: 'responseSeconds',
      titleZh: '派遣到签收用时',
      titleEn: 'time from dispatch to acceptance',
      unit: 's',
    },
    events: told,
    daysOf: daysOf(touchedInstants),
    subjectPath,
  },
  {
    code: 'cases.closed',
    titleZh: '结案事件',
    titleEn: 'Cases closed',
    meaningZh: '按结案日计的事件,作废与合并的不计;重开后不再计入。',
    meaningEn:
      'Cases by the day of closing, without cancelled and merged ones; one that is reopened no longer counts.',
    view: 'cases.pub_facts_closed',
    dimensions,
    measures: [
      count('inTime', '按时', 'in time'),
      count('late', '超期', 'late'),
      {
        key: 'handlingSeconds',
        titleZh: '办理用时合计',
        titleEn: 'handling time in all',
        unit: 's',
      },
    ],
    spread: {
      key: 'handlingSeconds',
      titleZh: '立案到办结用时(扣除挂起)',
      titleEn: 'time from registration to done, suspensions left out',
      unit: 's',
    },
    events: told,
    daysOf: daysOf(touchedInstants),
    subjectPath,
  },
  {
    code: 'cases.acts',
    titleZh: '办理中的波折',
    titleEn: 'Trouble on the road',
    meaningZh: '按发生日计的重开、退回、转派、督办、挂起与超期。',
    meaningEn:
      'Reopenings, returns, transfers, supervisions, suspensions and missed deadlines by the day they happened.',
    view: 'cases.pub_facts_acts',
    dimensions,
    measures: [
      count('reopenings', '重开', 'reopenings'),
      count('returns', '退回', 'returns'),
      count('transfers', '转派', 'transfers'),
      count('supervisions', '督办', 'supervisions'),
      count('suspensions', '挂起', 'suspensions'),
      count('overdues', '超期', 'missed deadlines'),
    ],
    events: told,
    daysOf: daysOf(actInstants),
    subjectPath,
  },
];

const liveDimensions = ['village', 'gridCell', 'department'] as const;

const open = (
  code: string,
  [titleZh, titleEn]: readonly [string, string],
  [meaningZh, meaningEn]: readonly [string, string],
  what: OpenQuestion,
): LiveNumber => ({
  code,
  titleZh,
  titleEn,
  meaningZh,
  meaningEn,
  unit: what === 'ageDays' ? 'd' : '1',
  dimensions: liveDimensions,
  events: told,
  read: (tx, by) => openNow(tx, what, by),
  // Which of them were overdue at a past instant no row tells.
  ...(what === 'overdue'
    ? {}
    : {
        readPast: (tx: Tx, instants: readonly Date[], by: FactDimension | null) =>
          openAt(tx, what, { instants, by }),
      }),
});

/** Numbers of now. */
export const liveNumbers: readonly LiveNumber[] = [
  open(
    'cases.open',
    ['在办事件', 'Open cases'],
    ['现在还没有结案的事件。', 'Cases that are not closed now.'],
    'open',
  ),
  open(
    'cases.openOverdue',
    ['超期未结', 'Open and overdue'],
    ['现在已超过时限、还没有结案的事件。', 'Cases past their deadline that are not closed now.'],
    'overdue',
  ),
  open(
    'cases.openAgeDays',
    ['在办事件平均天数', 'Mean age of open cases'],
    ['在办事件从立案到现在的平均天数。', 'Mean days since registration of the open cases.'],
    'ageDays',
  ),
];
