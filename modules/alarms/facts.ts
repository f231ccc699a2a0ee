/** What of alarms can be counted: fact sources and numbers of now, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import {
  counted,
  daysOfInstants,
  type FactSource,
  type LiveNumber,
} from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { activeAt, activeNow, alarmNames, touchedInstants } from './store/facts.ts';

const told = [events.raised, events.changed, events.cleared, events.acknowledged];
const dimensions = ['village', 'gridCell', 'department', 'category'] as const;
const subjectPath = '/alarms/:id';

const daysOf = async (tx: Tx, list: readonly StoredEvent[]): Promise<string[]> =>
  daysOfInstants(await touchedInstants(tx, [...new Set(list.map(({ subject }) => subject))]));

/** Facts of alarms. */
export const factSources: readonly FactSource[] = [
  {
    code: 'alarms.raised',
    titleZh: '告警',
    titleEn: 'Alarms raised',
    meaningZh: '按发生日计的告警；同一设备同类告警反复出现的算一条，迟到数据补判的不计。',
    meaningEn:
      'Alarms by the day they were raised; one that comes back counts once, those found in late data do not count.',
    view: 'alarms.pub_facts_raised',
    dimensions,
    measures: [
      counted('urgent', '紧急', 'urgent'),
      counted('warning', '警告', 'warnings'),
      counted('notice', '提示', 'notices'),
      counted('acknowledged', '已确认', 'acknowledged'),
      counted('acknowledgedInTime', '15 分钟内确认', 'acknowledged within 15 minutes'),
      counted('cleared', '已解除', 'cleared'),
      counted('withCase', '转为事件', 'with a case'),
      counted('repeats', '重复次数', 'repetitions'),
    ],
    spread: {
      key: 'acknowledgeSeconds',
      titleZh: '记录到首次确认用时',
      titleEn: 'time from the record to the first acknowledgement',
      unit: 's',
    },
    events: told,
    daysOf,
    subjectPath,
    namesOf: alarmNames,
  },
  {
    code: 'alarms.cleared',
    titleZh: '解除的告警',
    titleEn: 'Alarms cleared',
    meaningZh: '按解除日计的告警；解除后又出现的不再计入。',
    meaningEn: 'Alarms by the day they were cleared; one that came back no longer counts.',
    view: 'alarms.pub_facts_cleared',
    dimensions,
    measures: [counted('byHand', '人工解除', 'cleared by hand')],
    spread: {
      key: 'lastingSeconds',
      titleZh: '发生到解除用时',
      titleEn: 'time from raised to cleared',
      unit: 's',
    },
    events: told,
    daysOf,
    subjectPath,
    namesOf: alarmNames,
  },
];

const liveDimensions = ['village', 'gridCell', 'department'] as const;

/** Numbers of now. */
export const liveNumbers: readonly LiveNumber[] = [
  {
    code: 'alarms.active',
    titleZh: '活动告警',
    titleEn: 'Active alarms',
    meaningZh: '现在还没有解除的告警。',
    meaningEn: 'Alarms that are on now.',
    unit: '1',
    dimensions: liveDimensions,
    events: told,
    read: (tx, by) => activeNow(tx, 'active', by),
    readPast: activeAt,
  },
  {
    code: 'alarms.unacknowledged',
    titleZh: '未确认告警',
    titleEn: 'Alarms not acknowledged',
    meaningZh: '现在还没有解除、也没有人确认的告警。',
    meaningEn: 'Alarms that are on now and that nobody has acknowledged.',
    unit: '1',
    dimensions: liveDimensions,
    events: told,
    read: (tx, by) => activeNow(tx, 'unacknowledged', by),
  },
];
