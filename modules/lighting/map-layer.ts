/** Street lights on the one map, by what they report. */
import {
  answerPoints,
  type LayerPoint,
  type MapClass,
  type MapDetail,
  type MapLayer,
  palette,
} from '#platform/map-layers/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { isVisible } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import type { LampView } from './contract/index.ts';
import { viewBoard } from './service/board.ts';

const classes: readonly MapClass[] = [
  { key: 'unknown', titleZh: '未上报', titleEn: 'not heard', colour: palette.grey, weight: 'calm' },
  { key: 'off', titleZh: '关', titleEn: 'off', colour: palette.blue, weight: 'calm' },
  { key: 'dimmed', titleZh: '调光', titleEn: 'dimmed', colour: '#a37b00', weight: 'plain' },
  { key: 'lit', titleZh: '全亮', titleEn: 'full', colour: '#c48a00', weight: 'plain' },
  { key: 'faulty', titleZh: '故障', titleEn: 'faulty', colour: palette.urgent, weight: 'grave' },
];

function kindOf({ faults, reportedPercent }: LampView): number {
  if (faults.length > 0) return 4;
  if (reportedPercent === null) return 0;
  return reportedPercent === 0 ? 1 : reportedPercent < 100 ? 2 : 3;
}

async function lampsSeen(ctx: Ctx): Promise<readonly LampView[]> {
  const [board, things] = [await viewBoard(ctx), await thingsOf(ctx)];
  return board.lamps.filter(({ thingId }) => {
    const thing = things.byId(thingId);
    return thing !== undefined && isVisible(ctx, thing);
  });
}

const layer: MapLayer = {
  code: 'lamps',
  titleZh: '路灯',
  titleEn: 'Street lights',
  group: 'scenes',
  order: 10,
  geometry: 'point',
  icon: 'light',
  shape: 'disc',
  permission: 'lighting.read',
  looks: [{ code: 'state', titleZh: '按亮灯状态', titleEn: 'By state', classes }],
  replay: 'none',
  events: ['lighting.', 'things.twin'],
  columns: [
    { key: 'code', titleZh: '编号', titleEn: 'Code', type: 'text' },
    { key: 'state', titleZh: '状态', titleEn: 'State', type: 'text' },
    { key: 'percent', titleZh: '亮度 %', titleEn: 'Level, %', type: 'number' },
    { key: 'watts', titleZh: '功率 W', titleEn: 'Power, W', type: 'number' },
    { key: 'reportedAt', titleZh: '最近上报', titleEn: 'Last heard', type: 'instant' },
  ],
  offered: async (ctx) => (await viewBoard(ctx)).lamps.length > 0,
  read: async (ctx, question) => {
    const points = (await lampsSeen(ctx)).flatMap((lamp): LayerPoint[] =>
      lamp.position
        ? [
            {
              id: lamp.thingId,
              ...lamp.position,
              label: `${lamp.code} ${lamp.name}`,
              kind: kindOf(lamp),
            },
          ]
        : [],
    );
    return answerPoints(question, points, classes.length);
  },
  describe: async (ctx, ids) => {
    const wanted = new Set(ids);
    const lamps = (await lampsSeen(ctx)).filter(({ thingId }) => wanted.has(thingId));
    return lamps.map((lamp): MapDetail => {
      const state = classes[kindOf(lamp)];
      return {
        id: lamp.thingId,
        title: lamp.name,
        path: `/things/${lamp.thingId}`,
        cells: {
          code: lamp.code,
          state: (ctx.locale === 'zh' ? state?.titleZh : state?.titleEn) ?? '',
          percent: lamp.reportedPercent,
          watts: lamp.powerWatts,
          reportedAt: lamp.reportedAt,
        },
      };
    });
  },
};

/** What lighting gives to the map. */
export const lightingMapLayers: readonly MapLayer[] = [layer];
