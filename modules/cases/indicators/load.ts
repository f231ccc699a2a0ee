/** How much there is to do: reports, cases, tasks, what is open. */
import { goodShare as share, type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('cases');
const hours = { unit: 'h', decimals: 1, direction: 'down' } as const;

/** Shipped indicators of load. */
export const loadSeeds: readonly IndicatorSeed[] = [
  seed(
    'reports',
    ['上报量', 'Reports'],
    [
      '收到的上报件数，并入同一事件的分别计。',
      'Reports received, those merged into one case counted each.',
    ],
    { formula: 'cases.registered.reports' },
  ),
  seed(
    'cases-registered',
    ['立案量', 'Cases registered'],
    ['立案的事件数，作废与合并的不计。', 'Cases registered, without cancelled and merged ones.'],
    { formula: 'cases.registered.n' },
  ),
  seed(
    'cases-closed',
    ['结案量', 'Cases closed'],
    ['按结案日计的事件数。', 'Cases by the day of closing.'],
    { formula: 'cases.closed.n' },
  ),
  seed(
    'cases-pressing',
    ['紧急事件', 'Urgent cases'],
    ['立案时判为紧急或较急的事件数。', 'Cases judged urgent or pressing.'],
    { formula: 'cases.registered.pressing', direction: 'down' },
  ),
  seed(
    'pressing-share',
    ['紧急占比', 'Share of urgent cases'],
    ['紧急与较急事件占立案量的比例。', 'Urgent and pressing cases of all registered.'],
    {
      ...share,
      direction: 'none',
      formula: 'percent(cases.registered.pressing, cases.registered.n)',
    },
  ),
  seed(
    'transfers',
    ['转派次数', 'Transfers'],
    ['事件在部门之间转派的次数。', 'Transfers between departments.'],
    { direction: 'down', formula: 'cases.acts.transfers' },
  ),
  seed(
    'supervisions',
    ['督办次数', 'Supervisions'],
    ['领导督办的次数。', 'Supervisions by leaders.'],
    { formula: 'cases.acts.supervisions' },
  ),
  seed('suspensions', ['挂起次数', 'Suspensions'], ['事件挂起的次数。', 'Suspensions of cases.'], {
    direction: 'down',
    formula: 'cases.acts.suspensions',
  }),
  seed(
    'merged-reports',
    ['并案上报', 'Merged reports'],
    ['并入已有事件的上报件数。', 'Reports merged into a case that was there.'],
    { formula: 'cases.registered.reports - cases.registered.n' },
  ),
  seed(
    'tasks-given',
    ['派出任务', 'Tasks given'],
    [
      '派给部门的主办与协办任务件数，是各部门的工作量。',
      'Lead and assisting tasks given to departments: their workload.',
    ],
    { formula: 'cases.tasks.n' },
  ),
  seed(
    'tasks-done-share',
    ['任务完成率', 'Tasks done'],
    ['派出的任务中已完成的比例。', 'Of the tasks given, the share done by now.'],
    { ...share, target: 98, warning: 90, formula: 'percent(cases.tasks.done, cases.tasks.n)' },
  ),
  seed(
    'tasks-in-time-share',
    ['任务按时率', 'Tasks done in time'],
    [
      '已完成的任务中在时限内完成的比例，可按部门与网格比较。',
      'Of the tasks done, the share within the deadline; compare departments and grid cells by it.',
    ],
    {
      ...share,
      target: 95,
      warning: 85,
      formula: 'percent(cases.tasks.doneInTime, cases.tasks.done)',
    },
  ),
  seed(
    'task-doing-median',
    ['任务用时中位数', 'Median time of tasks'],
    ['任务从派出到完成的用时中位数。', 'Median time from a task being given to its being done.'],
    { ...hours, formula: 'median(cases.tasks.doingSeconds) / 3600' },
  ),
  seed(
    'open-cases',
    ['在办事件', 'Open cases'],
    ['现在还没有结案的事件。', 'Cases that are not closed now.'],
    { direction: 'down', formula: 'now.cases.open' },
  ),
  seed(
    'open-overdue',
    ['超期未结', 'Open and overdue'],
    ['现在已超过时限、还没有结案的事件。', 'Cases past their deadline that are not closed now.'],
    { direction: 'down', target: 0, warning: 10, formula: 'now.cases.openOverdue' },
  ),
  seed(
    'open-age',
    ['在办平均天数', 'Age of open cases'],
    ['在办事件从立案到现在的平均天数。', 'Mean days since registration of the open cases.'],
    { unit: 'd', decimals: 1, direction: 'down', formula: 'now.cases.openAgeDays' },
  ),
  seed(
    'open-overdue-share',
    ['在办超期占比', 'Overdue share of open cases'],
    ['在办事件中已超期的比例。', 'Of the open cases, the share past its deadline.'],
    { ...share, direction: 'down', formula: 'percent(now.cases.openOverdue, now.cases.open)' },
  ),
];
