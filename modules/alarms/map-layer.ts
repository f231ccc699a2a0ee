/** Active alarms on the one map, a day of them replayed; found by number and words. */
import {
  type MapClass,
  type MapDetail,
  type MapHit,
  type MapLayer,
  type MapQuestion,
  type MapSearch,
  palette,
  reading,
  readPoints,
  type ReplayQuestion,
} from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { activeAlarmPoints, alarmsByIds, alarmsDuring } from './store/map.ts';
import { listAlarms } from './store/read.ts';
import type { AlarmRecord } from './store/tables.ts';

/** More alarms of a day are not replayed; the newest are. */
const mostReplayed = 8000;

const classes: readonly MapClass[] = [
  { key: 'seen', titleZh: '已确认', titleEn: 'acknowledged', colour: palette.grey, weight: 'calm' },
  { key: 'notice', titleZh: '提示', titleEn: 'notice', colour: palette.notice, weight: 'plain' },
  { key: 'warning', titleZh: '警告', titleEn: 'warning', colour: palette.warning, weight: 'plain' },
  { key: 'urgent', titleZh: '紧急', titleEn: 'urgent', colour: palette.urgent, weight: 'grave' },
];

const layer: MapLayer = {
  code: 'alarms',
  titleZh: '告警',
  titleEn: 'Alarms',
  group: 'work',
  order: 20,
  geometry: 'point',
  icon: 'bell',
  shape: 'triangle',
  permission: 'alarms.read',
  looks: [{ code: 'severity', titleZh: '按级别', titleEn: 'By severity', classes }],
  replay: 'spans',
  heat: true,
  events: ['alarms.'],
  startsShown: true,
  columns: [
    { key: 'number', titleZh: '编号', titleEn: 'Number', type: 'text' },
    { key: 'severity', titleZh: '级别', titleEn: 'Severity', type: 'text' },
    { key: 'thing', titleZh: '设备', titleEn: 'Device', type: 'text' },
    { key: 'value', titleZh: '数值', titleEn: 'Value', type: 'text' },
    { key: 'address', titleZh: '地点', titleEn: 'Place', type: 'text' },
    { key: 'raisedAt', titleZh: '发生时间', titleEn: 'Raised', type: 'instant' },
    { key: 'clearedAt', titleZh: '解除时间', titleEn: 'Cleared', type: 'instant' },
  ],
  read: reading((tx, question: MapQuestion) =>
    readPoints(tx, question, {
      rows: activeAlarmPoints(tx, question.edges),
      kindCount: classes.length,
    }),
  ),
  readReplay: reading(async (tx, { edges, from, to }: ReplayQuestion) => {
    const found = await alarmsDuring(tx, edges, { from, to }, mostReplayed + 1);
    const seconds = (at: Date): number => Math.round(at.getTime() / 1000);
    return {
      tracks: [],
      cut: found.length > mostReplayed,
      spans: found.slice(0, mostReplayed).map(({ raisedAt, clearedAt, kind, ...point }) => ({
        ...point,
        steps: [
          [seconds(raisedAt), kind],
          ...(clearedAt ? [[seconds(clearedAt), -1] as [number, number]] : []),
        ],
      })),
    };
  }),
  describe: reading(async (tx, ids: readonly string[]) =>
    (await alarmsByIds(tx, ids.filter(isUuid))).map((record) => detailOf(tx, record)),
  ),
};

const titleOf = ({ ctx }: Tx, { titleZh, titleEn }: AlarmRecord): string =>
  ctx.locale === 'zh' ? titleZh : titleEn || titleZh;

function detailOf(tx: Tx, record: AlarmRecord): MapDetail {
  const { id, number, severity, thingName, value, address, raisedAt, clearedAt } = record;
  const words = classes.find(({ key }) => key === severity);
  return {
    id,
    title: `${thingName} ${titleOf(tx, record)}`,
    path: `/alarms/${id}`,
    cells: {
      number,
      severity: (tx.ctx.locale === 'zh' ? words?.titleZh : words?.titleEn) ?? severity,
      thing: thingName,
      value,
      address,
      raisedAt: raisedAt.toISOString(),
      clearedAt: clearedAt?.toISOString() ?? null,
    },
  };
}

const search: MapSearch = {
  code: 'alarms',
  permission: 'alarms.read',
  order: 30,
  find: reading(async (tx, words: string, limit: number) => {
    const records = await listAlarms(tx, { q: words }, { limit, after: null });
    return records.flatMap((record): MapHit[] => {
      const { id, number, longitude, latitude } = record;
      if (longitude === null || latitude === null) return [];
      const note = `${record.thingName} ${titleOf(tx, record)}`;
      const place = { longitude, latitude, bounds: null };
      const path = `/alarms/${id}`;
      return [{ id, kind: 'alarms', title: number, note, ...place, layer: 'alarms', path }];
    });
  }),
};

/** What alarms give to the map. */
export const alarmMapLayers: readonly MapLayer[] = [layer];
/** How alarms are found on the map. */
export const alarmMapSearch: readonly MapSearch[] = [search];
