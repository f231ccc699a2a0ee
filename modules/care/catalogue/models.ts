/** Thing models of elder care: the check-in of a person, and a button that hangs round a neck. */
import type { NewThingModel } from '#modules/things/index.ts';

const event = (key: string, nameZh: string, nameEn: string, severity: 'info' | 'urgent') => ({
  key,
  nameZh,
  nameEn,
  severity,
  fields: [],
});

/** Events of devices that are signs of life, and the one that calls for help. */
export const signEvents: ReadonlySet<string> = new Set(['pressed', 'motion', 'doorOpened']);
export const helpEvent = 'help';

const battery = {
  key: 'battery',
  nameZh: '电量',
  nameEn: 'Battery',
  type: 'number' as const,
  unit: '%',
  access: 'r' as const,
  min: 0,
  max: 100,
  precision: 0,
};

export const careModels: readonly NewThingModel[] = [
  {
    code: 'safe-check-in',
    nameZh: '平安打卡',
    nameEn: 'Safe check-in',
    icon: 'elder',
    properties: [],
    events: [],
    services: [],
    silentAfterSeconds: 31_536_000,
    retentionDays: 365,
    budget: { perSecond: 0.1, burst: 10 },
    tags: ['care'],
  },
  {
    code: 'care-button',
    nameZh: '居家平安按钮',
    nameEn: 'Care button',
    icon: 'elder',
    properties: [battery],
    events: [
      event('pressed', '按下平安键', 'All-is-well pressed', 'info'),
      event('motion', '有人走动', 'Motion seen', 'info'),
      event('doorOpened', '开门', 'Door opened', 'info'),
      event(helpEvent, '按下求助键', 'Help pressed', 'urgent'),
    ],
    services: [],
    silentAfterSeconds: 172_800,
    retentionDays: 365,
    budget: { perSecond: 0.2, burst: 20 },
    tags: ['care'],
  },
];
