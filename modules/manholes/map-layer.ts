/** Manholes on the one map, by what is the matter with them. */
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
import type { ManholeView } from './contract.ts';
import { viewBoard } from './service/board.ts';

const as = (
  key: string,
  titles: readonly [zh: string, en: string],
  colour: string,
  weight: MapClass['weight'],
): MapClass => ({ key, titleZh: titles[0], titleEn: titles[1], colour, weight });

/** From calm to grave. */
const classes: readonly MapClass[] = [
  as('ok', ['正常', 'in order'], palette.ok, 'calm'),
  as('unknown', ['从未上报', 'never heard'], palette.grey, 'calm'),
  as('lowBattery', ['电量低', 'low battery'], palette.brown, 'calm'),
  as('silent', ['失联', 'silent'], palette.brown, 'plain'),
  as('tilted', ['倾斜', 'tilted'], palette.warning, 'plain'),
  as('flooded', ['水位过高', 'flooded'], palette.blue, 'grave'),
  as('gas', ['气体超限', 'gas'], palette.purple, 'grave'),
  as('open', ['井盖打开', 'open'], palette.urgent, 'grave'),
];

/** The gravest thing that is the matter. */
function kindOf({ states }: ManholeView): number {
  return Math.max(0, ...states.map((state) => classes.findIndex(({ key }) => key === state)));
}

async function manholesSeen(ctx: Ctx): Promise<readonly ManholeView[]> {
  const [board, things] = [await viewBoard(ctx), await thingsOf(ctx)];
  return board.items.filter(({ thingId }) => {
    const thing = things.byId(thingId);
    return thing !== undefined && isVisible(ctx, thing);
  });
}

const layer: MapLayer = {
  code: 'manholes',
  titleZh: '井盖',
  titleEn: 'Manholes',
  group: 'scenes',
  order: 20,
  geometry: 'point',
  icon: 'manhole',
  shape: 'disc',
  permission: 'manholes.read',
  looks: [{ code: 'state', titleZh: '按状态', titleEn: 'By state', classes }],
  replay: 'none',
  events: ['alarms.'],
  columns: [
    { key: 'code', titleZh: '编号', titleEn: 'Code', type: 'text' },
    { key: 'state', titleZh: '状态', titleEn: 'State', type: 'text' },
    { key: 'waterLevel', titleZh: '水位 cm', titleEn: 'Water, cm', type: 'number' },
    { key: 'tilt', titleZh: '倾角 °', titleEn: 'Tilt, °', type: 'number' },
    { key: 'battery', titleZh: '电量 %', titleEn: 'Battery, %', type: 'number' },
    { key: 'address', titleZh: '地点', titleEn: 'Place', type: 'text' },
    { key: 'reportedAt', titleZh: '最近上报', titleEn: 'Last heard', type: 'instant' },
  ],
  offered: async (ctx) => (await viewBoard(ctx)).items.length > 0,
  read: async (ctx, question) => {
    const points = (await manholesSeen(ctx)).flatMap((one): LayerPoint[] => {
      const { thingId: id, position, code, name } = one;
      return position ? [{ id, ...position, label: `${code} ${name}`, kind: kindOf(one) }] : [];
    });
    return answerPoints(question, points, classes.length);
  },
  describe: async (ctx, ids) => {
    const wanted = new Set(ids);
    const found = (await manholesSeen(ctx)).filter(({ thingId }) => wanted.has(thingId));
    return found.map((one): MapDetail => {
      const { code, waterLevel, tilt, battery, address, reportedAt, states } = one;
      const words = states.map((state) => {
        const own = classes.find(({ key }) => key === state);
        return (ctx.locale === 'zh' ? own?.titleZh : own?.titleEn) ?? state;
      });
      const state = words.join(ctx.locale === 'zh' ? '、' : ', ');
      const cells = { code, state, waterLevel, tilt, battery, address, reportedAt };
      return { id: one.thingId, title: one.name, path: `/things/${one.thingId}`, cells };
    });
  },
};

/** What manholes give to the map. */
export const manholeMapLayers: readonly MapLayer[] = [layer];
