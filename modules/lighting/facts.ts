/** What of the lights can be counted: energy by the day, faults, lamps that are out; for indicators. */
import {
  counted,
  daysNamed,
  daysOfSubjects,
  type FactSource,
  type LiveNumber,
} from '#platform/facts/index.ts';
import { thingEvents, thingNames } from '#modules/things/index.ts';
import { events } from './contract/index.ts';
import { darkAt, darkNow, faultInstants } from './store/energy-days.ts';

const dimensions = ['village', 'gridCell', 'department'] as const;

const faultDays = daysOfSubjects(thingEvents.changed, faultInstants);

const kwh = (key: string, titleZh: string, titleEn: string) => ({
  key,
  titleZh,
  titleEn,
  unit: 'kW.h',
});

/** Facts of the lights. */
export const factSources: readonly FactSource[] = [
  {
    code: 'lighting.energy',
    titleZh: '路灯用电',
    titleEn: 'Energy of street lights',
    meaningZh:
      '每个控制柜每个有读数的日算一件，当天结束后才计；节电按 IPMVP B 法，读数不足 90% 的日不主张节电。',
    meaningEn:
      'One for each cabinet and day with readings, once the day has ended; savings by IPMVP option B, none claimed for days with less than 90 % of readings.',
    view: 'lighting.pub_facts_energy',
    dimensions,
    measures: [
      kwh('meteredKwh', '计量电量', 'metered energy'),
      kwh('baselineKwh', '基准电量（可主张的日）', 'baseline energy (of claimed days)'),
      kwh('savedKwh', '节电量', 'energy saved'),
      { key: 'savedFen', titleZh: '节省电费', titleEn: 'cost saved', unit: 'fen' },
      { key: 'savedCo2', titleZh: '减排 CO2', titleEn: 'CO2 avoided', unit: 'kg' },
      counted('claimed', '可主张的柜日', 'claimed days of cabinets'),
      counted('lamps', '灯·夜', 'lamps by night'),
      counted('darkLamps', '不亮的灯·夜', 'dark lamps by night'),
    ],
    events: [events.daysReckoned],
    daysOf: daysNamed,
    subjectPath: '/things/:id',
    namesOf: thingNames,
  },
  {
    code: 'lighting.faults',
    titleZh: '路灯故障',
    titleEn: 'Faults of lamps',
    meaningZh: '按开始日计的夜间不亮、白天亮灯与未按指令动作。',
    meaningEn: 'Lamps dark by night, lit by day or not following, by the day it began.',
    view: 'lighting.pub_facts_faults',
    dimensions,
    hasRowIds: true,
    measures: [
      counted('dark', '夜间不亮', 'dark by night'),
      counted('litByDay', '白天亮灯', 'lit by day'),
      counted('notFollowing', '未按指令动作', 'not following'),
      counted('ended', '已恢复', 'ended'),
    ],
    spread: {
      key: 'repairSeconds',
      titleZh: '灯不亮到修复用时',
      titleEn: 'time until a dark lamp was mended',
      unit: 's',
    },
    events: [events.faultsChanged, thingEvents.changed],
    daysOf: faultDays,
    subjectPath: '/things/:id',
    namesOf: thingNames,
  },
];

/** Numbers of now. */
export const liveNumbers: readonly LiveNumber[] = [
  {
    code: 'lighting.dark',
    titleZh: '不亮的灯',
    titleEn: 'Dark lamps',
    meaningZh: '夜间该亮不亮、现在还没有修复的灯。',
    meaningEn: 'Lamps found dark by night that are not mended now.',
    unit: '1',
    dimensions,
    events: [events.faultsChanged],
    read: darkNow,
    readPast: darkAt,
  },
];
