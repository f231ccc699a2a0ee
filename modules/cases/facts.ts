/** What of cases can be counted: fact sources and numbers of now, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { counted, type FactSource, type LiveNumber } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import {
  actDays,
  caseNames,
  closingDays,
  openAt,
  openNow,
  type OpenQuestion,
  registeredDays,
  taskDays,
} from './store/facts.ts';

const dimensions = ['village', 'gridCell', 'department', 'category', 'channel'] as const;
const told = Object.values(events);
const subjectPath = '/cases/:id';

type Days = (tx: Tx, caseIds: readonly string[]) => Promise<string[]>;

const daysOf =
  (days: Days) =>
  (tx: Tx, list: readonly StoredEvent[]): Promise<string[]> =>
    days(tx, [...new Set(list.map(({ subject }) => subject))]);

/** A registration closes nothing and tells of no trouble; whatever follows it is told by an event of its own. */
const daysOfSteps =
  (days: Days) =>
  (tx: Tx, list: readonly StoredEvent[]): Promise<string[]> =>
    daysOf(days)(
      tx,
      list.filter(({ type }) => type !== events.registered),
    );

/** Facts of cases. */
export const factSources: readonly FactSource[] = [
  {
    code: 'cases.registered',
    titleZh: '立案事件',
    titleEn: 'Cases registered',
    meaningZh: '按立案日计的事件，作废与合并的不计；各项随办理进展更新。',
    meaningEn:
      'Cases by the day of registration, without cancelled and merged ones; measures follow their progress.',
    view: 'cases.pub_facts_registered',
    dimensions,
    measures: [
      counted('dispatched', '已派遣', 'dispatched'),
      counted('answeredInTime', '按时签收', 'accepted in time'),
      counted('due', '已结案或已到时限', 'closed or past the deadline'),
      counted('resolved', '已结案', 'closed'),
      counted('resolvedInTime', '按时结案', 'closed in time'),
      counted('rated', '已评价', 'rated'),
      counted('satisfied', '评价 4 星以上', 'rated 4 stars or more'),
      counted('stars', '星数合计', 'stars in all'),
      counted('reopened', '被重开过', 'reopened at least once'),
      counted('returned', '被退回过', 'returned at least once'),
      counted('overdue', '超过时限', 'past the deadline'),
      counted('reports', '上报件数（含并案）', 'reports, merged ones too'),
      counted('pressing', '紧急与较急', 'urgent or pressing'),
      counted('accepted', '已签收', 'accepted'),
      counted('done', '已办结', 'done'),
    ],
    spread: {
      key: 'responseSeconds',
      titleZh: '派遣到签收用时',
      titleEn: 'time from dispatch to acceptance',
      unit: 's',
    },
    events: told,
    daysOf: daysOf(registeredDays),
    subjectPath,
    namesOf: caseNames,
  },
  {
    code: 'cases.closed',
    titleZh: '结案事件',
    titleEn: 'Cases closed',
    meaningZh: '按结案日计的事件，作废与合并的不计；重开后不再计入。',
    meaningEn:
      'Cases by the day of closing, without cancelled and merged ones; one that is reopened no longer counts.',
    view: 'cases.pub_facts_closed',
    dimensions,
    measures: [
      counted('inTime', '按时', 'in time'),
      counted('late', '超期', 'late'),
      {
        key: 'handlingSeconds',
        titleZh: '办理用时合计',
        titleEn: 'handling time in all',
        unit: 's',
      },
    ],
    spread: {
      key: 'handlingSeconds',
      titleZh: '立案到办结用时（扣除挂起）',
      titleEn: 'time from registration to done, suspensions left out',
      unit: 's',
    },
    events: told,
    daysOf: daysOfSteps(closingDays),
    subjectPath,
    namesOf: caseNames,
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
      counted('reopenings', '重开', 'reopenings'),
      counted('returns', '退回', 'returns'),
      counted('transfers', '转派', 'transfers'),
      counted('supervisions', '督办', 'supervisions'),
      counted('suspensions', '挂起', 'suspensions'),
      counted('overdues', '超期', 'missed deadlines'),
    ],
    events: told,
    daysOf: daysOfSteps(actDays),
    subjectPath,
    namesOf: caseNames,
  },
  {
    code: 'cases.tasks',
    titleZh: '派给部门的任务',
    titleEn: 'Tasks of departments',
    meaningZh: '按派出日计的主办与协办任务，收回的不计；部门是任务的部门，地点是事件的地点。',
    meaningEn:
      'Lead and assisting tasks by the day they were given, without withdrawn ones; the department is that of the task, the place that of the case.',
    view: 'cases.pub_facts_tasks',
    dimensions,
    hasRowIds: true,
    measures: [
      counted('lead', '主办', 'lead'),
      counted('assist', '协办', 'assisting'),
      counted('accepted', '已签收', 'accepted'),
      counted('done', '已完成', 'done'),
      counted('doneInTime', '按时完成', 'done in time'),
      counted('doneLate', '超期完成', 'done late'),
    ],
    spread: {
      key: 'doingSeconds',
      titleZh: '派出到完成用时',
      titleEn: 'time from given to done',
      unit: 's',
    },
    events: told,
    daysOf: daysOf(taskDays),
    subjectPath,
    namesOf: caseNames,
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
  readPast: (tx, instants, by) => openAt(tx, what, { instants, by }),
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
