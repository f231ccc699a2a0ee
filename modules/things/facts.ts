/** What of devices can be counted: times away and numbers of now, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import {
  counted,
  daysOfSubjects,
  type FactDimension,
  type FactSource,
  type LiveNumber,
  type Words,
} from '#platform/facts/index.ts';
import { events } from './contract/events.ts';
import { thingNames } from './service/names.ts';
import { type DeviceQuestion, devicesAt, devicesNow, outageInstants } from './store/facts.ts';

const presenceEvents = [events.online, events.offline, events.silent];
const dimensions = ['village', 'gridCell', 'department'] as const;

const daysOf = daysOfSubjects(events.changed, outageInstants);

/** Facts of devices. */
export const factSources: readonly FactSource[] = [
  {
    code: 'things.outages',
    titleZh: '设备离线',
    titleEn: 'Times away of devices',
    meaningZh: '在线设备转为离线或失联的次数，按平台发现之日计。',
    meaningEn:
      'How often a device that was online went offline or silent, by the day it was noticed.',
    view: 'things.pub_facts_outages',
    dimensions,
    measures: [
      counted('ended', '已恢复', 'ended'),
      counted('silence', '因失联', 'by silence'),
      counted('connection', '因断开', 'by a lost connection'),
      counted('gateway', '因网关离线', 'by a gateway that went'),
    ],
    spread: {
      key: 'lastingSeconds',
      titleZh: '离线到恢复用时',
      titleEn: 'time from going to coming back',
      unit: 's',
    },
    events: [...presenceEvents, events.changed],
    daysOf,
    subjectPath: '/things/:id',
    namesOf: thingNames,
  },
];

function devices(what: DeviceQuestion, title: Words, meaning: Words): LiveNumber {
  const number: LiveNumber = {
    code: `things.${what}`,
    titleZh: title[0],
    titleEn: title[1],
    meaningZh: meaning[0],
    meaningEn: meaning[1],
    unit: '1',
    dimensions,
    events: [...presenceEvents, events.added, events.changed],
    read: (tx, by) => devicesNow(tx, what, by),
  };
  if (what === 'never') return number;
  const readPast = (tx: Tx, instants: readonly Date[], by: FactDimension | null) =>
    devicesAt(tx, what, { instants, by });
  return { ...number, readPast };
}

/** Numbers of now. */
export const liveNumbers: readonly LiveNumber[] = [
  devices(
    'devices',
    ['在用设备', 'Devices in use'],
    ['没有停用、没有退役的设备。', 'Devices neither disabled nor retired.'],
  ),
  devices(
    'online',
    ['在线设备', 'Devices online'],
    ['在用设备中现在在线的。', 'Of the devices in use, those online now.'],
  ),
  devices(
    'away',
    ['离线与失联设备', 'Devices away'],
    [
      '曾经上线、现在离线或失联的在用设备。',
      'Devices in use that were heard before and are offline or silent now.',
    ],
  ),
  devices(
    'never',
    ['从未上线设备', 'Devices never heard'],
    ['在用设备中还没有上过线的。', 'Of the devices in use, those never heard so far.'],
  ),
];
