/** What of alarms tickers tell. */
import type { RecentLine, RecentSource } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { recentAlarms } from './store/recent.ts';
import type { AlarmRecord } from './store/tables.ts';

/** Lines of alarms. */
export const recentOfAlarms: readonly RecentSource[] = [
  {
    code: 'alarms',
    titleZh: '告警',
    titleEn: 'Alarms',
    permission: 'alarms.read',
    events: [events.raised, events.changed, events.cleared, events.acknowledged],
    read: async (tx, question) => (await recentAlarms(tx, question)).map(lineOf),
  },
];

function lineOf(alarm: AlarmRecord): RecentLine {
  const { id, active, acknowledged, severity, titleZh, titleEn, thingName } = alarm;
  return {
    id,
    at: alarm.lastRaisedAt,
    kind: active ? events.raised : events.cleared,
    meaning: active ? severity : 'ok',
    titleZh: `${active ? '告警' : '已解除'}：${titleZh} · ${thingName}`,
    titleEn: `${active ? 'Alarm' : 'Cleared'}: ${titleEn} · ${thingName}`,
    villageId: alarm.villageId,
    gridCellId: alarm.gridCellId,
    path: `/alarms/${id}`,
    waiting: active && !acknowledged,
  };
}
