/** Vehicles on the one map, where they are and where they went; the routes that were planned. */
import {
  answerPoints,
  answerShapes,
  type LayerPoint,
  type LayerShape,
  type MapClass,
  type MapDetail,
  type MapLayer,
  type MapQuestion,
  type MapTrack,
  palette,
  reading,
  type ReplayQuestion,
} from '#platform/map-layers/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { isVisible } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import type { VehicleView } from './contract.ts';
import { simplified } from './rules/track.ts';
import { viewFleet } from './service/fleet.ts';
import { fixesBetween } from './service/tracks.ts';
import { routeRows } from './store/routes.ts';

const classes: readonly MapClass[] = [
  {
    key: 'unknown',
    titleZh: '从未定位',
    titleEn: 'never heard',
    colour: palette.grey,
    weight: 'calm',
  },
  { key: 'silent', titleZh: '失联', titleEn: 'silent', colour: palette.brown, weight: 'calm' },
  { key: 'standing', titleZh: '停车', titleEn: 'standing', colour: palette.blue, weight: 'plain' },
  { key: 'moving', titleZh: '行驶', titleEn: 'moving', colour: palette.ok, weight: 'plain' },
];

const kindOf = ({ state }: VehicleView): number => classes.findIndex(({ key }) => key === state);
/** More vehicles are not replayed; bends smaller than this cannot be seen. */
const mostTracks = 60;
const drawnMetres = 6;

async function fleetSeen(ctx: Ctx): Promise<readonly VehicleView[]> {
  const [{ items }, things] = [await viewFleet(ctx), await thingsOf(ctx)];
  return items.filter(({ thingId }) => {
    const thing = things.byId(thingId);
    return thing !== undefined && isVisible(ctx, thing);
  });
}

const vehicles: MapLayer = {
  code: 'vehicles',
  titleZh: '车辆',
  titleEn: 'Vehicles',
  group: 'scenes',
  order: 30,
  geometry: 'point',
  icon: 'truck',
  shape: 'diamond',
  permission: 'vehicles.read',
  looks: [{ code: 'state', titleZh: '按行驶状态', titleEn: 'By state', classes }],
  replay: 'tracks',
  events: ['things.o'],
  everySeconds: 10,
  columns: [
    { key: 'code', titleZh: '编号', titleEn: 'Code', type: 'text' },
    { key: 'state', titleZh: '状态', titleEn: 'State', type: 'text' },
    { key: 'speed', titleZh: '速度 km/h', titleEn: 'Speed, km/h', type: 'number' },
    { key: 'routes', titleZh: '线路', titleEn: 'Routes', type: 'text' },
    { key: 'at', titleZh: '定位时间', titleEn: 'Position at', type: 'instant' },
  ],
  offered: async (ctx) => (await viewFleet(ctx)).items.length > 0,
  read: async (ctx, question) => {
    const points = (await fleetSeen(ctx)).flatMap((one): LayerPoint[] => {
      const { thingId: id, position, name } = one;
      return position ? [{ id, ...position, label: name, kind: kindOf(one) }] : [];
    });
    return answerPoints(question, points, classes.length);
  },
  readReplay: (ctx, question) => replay(ctx, question),
  describe: async (ctx, ids) => {
    const wanted = new Set(ids);
    const found = (await fleetSeen(ctx)).filter(({ thingId }) => wanted.has(thingId));
    return found.map((one): MapDetail => {
      const state = classes[kindOf(one)];
      const { code, speedKmh: speed, at } = one;
      const words = (ctx.locale === 'zh' ? state?.titleZh : state?.titleEn) ?? '';
      const cells = { code, state: words, speed, routes: one.routes.join('、'), at };
      return { id: one.thingId, title: one.name, path: '/vehicles', cells };
    });
  },
};

async function replay(ctx: Ctx, { from, to }: ReplayQuestion) {
  const all = await fleetSeen(ctx);
  const moving = classes.length - 1;
  const tracks: MapTrack[] = [];
  for (const { thingId: id, name: label } of all.slice(0, mostTracks)) {
    const fixes = simplified(
      await ctx.database.inTenant(ctx, (tx) => fixesBetween(tx, id, from, to)),
      drawnMetres,
    );
    const path = fixes.map(({ at, position }): [number, number, number] => [
      Math.round(at.getTime() / 1000),
      position.longitude,
      position.latitude,
    ]);
    if (path.length > 0) tracks.push({ id, label, kind: moving, path });
  }
  return { spans: [], tracks, cut: all.length > mostTracks };
}

const routes: MapLayer = {
  code: 'routes',
  titleZh: '清运线路',
  titleEn: 'Routes',
  group: 'scenes',
  order: 35,
  geometry: 'line',
  icon: 'merge',
  shape: 'disc',
  permission: 'vehicles.read',
  looks: [
    {
      code: 'planned',
      titleZh: '计划线路',
      titleEn: 'As planned',
      classes: [
        { key: 'route', titleZh: '线路', titleEn: 'route', colour: palette.green, weight: 'plain' },
      ],
    },
  ],
  replay: 'none',
  events: ['vehicles.routes'],
  columns: [{ key: 'points', titleZh: '收集点', titleEn: 'Collection points', type: 'number' }],
  read: reading(async (tx, question: MapQuestion) => {
    const shapes = (await routeRows(tx)).map(({ id, name, line }): LayerShape => {
      const coordinates = line.map(({ longitude, latitude }) => [longitude, latitude]);
      return { id, label: name, kind: 0, geometry: { type: 'LineString', coordinates }, value: '' };
    });
    return answerShapes(question, shapes);
  }),
  describe: reading(async (tx, ids: readonly string[]) =>
    (await routeRows(tx))
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name, points }) => ({
        id,
        title: name,
        path: '/vehicles/routes',
        cells: { points: points.length },
      })),
  ),
};

/** What vehicles give to the map. */
export const vehicleMapLayers: readonly MapLayer[] = [vehicles, routes];
