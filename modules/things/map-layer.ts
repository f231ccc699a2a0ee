/** Devices on the one map by what is heard of them, and the places of cameras; found by code, name and address. */
import {
  type MapClass,
  type MapDetail,
  type MapFeatures,
  type MapHit,
  type MapLayer,
  type MapQuestion,
  type MapSearch,
  palette,
  reading,
  readPoints,
} from '#platform/map-layers/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { ground } from '#modules/towns/index.ts';
import { thingsOf } from './service/directory.ts';
import { modelsOf } from './service/models.ts';
import { placedThings, thingRows, thingsOnMap } from './store/map.ts';

const classes: readonly MapClass[] = [
  { key: 'online', titleZh: '在线', titleEn: 'online', colour: palette.ok, weight: 'calm' },
  {
    key: 'never',
    titleZh: '从未上线',
    titleEn: 'never heard',
    colour: palette.grey,
    weight: 'calm',
  },
  {
    key: 'disabled',
    titleZh: '已停用',
    titleEn: 'disabled',
    colour: palette.brown,
    weight: 'calm',
  },
  { key: 'silent', titleZh: '失联', titleEn: 'silent', colour: palette.warning, weight: 'plain' },
  { key: 'offline', titleZh: '离线', titleEn: 'offline', colour: palette.urgent, weight: 'grave' },
];

const statusWords: Readonly<Record<string, { zh: string; en: string }>> = Object.fromEntries(
  classes.map(({ key, titleZh, titleEn }) => [key, { zh: titleZh, en: titleEn }]),
);

const looks = [{ code: 'status', titleZh: '按在线状态', titleEn: 'By presence', classes }];

const plain = {
  group: 'sensing',
  geometry: 'point',
  permission: 'things.read',
  looks,
  replay: 'none',
  events: ['things.o', 'things.silent', 'things.directory'],
  columns: [
    { key: 'code', titleZh: '编号', titleEn: 'Code', type: 'text' },
    { key: 'model', titleZh: '型号', titleEn: 'Model', type: 'text' },
    { key: 'status', titleZh: '状态', titleEn: 'State', type: 'text' },
    { key: 'department', titleZh: '责任部门', titleEn: 'Department', type: 'text' },
    { key: 'address', titleZh: '地点', titleEn: 'Place', type: 'text' },
    { key: 'lastSeenAt', titleZh: '最近上报', titleEn: 'Last heard', type: 'instant' },
  ],
  describe: reading(describe),
} as const;

const devices: MapLayer = {
  ...plain,
  code: 'devices',
  titleZh: '设备',
  titleEn: 'Devices',
  order: 10,
  icon: 'device',
  shape: 'square',
  heat: true,
  listPath: '/things',
  read: reading((tx, question: MapQuestion) => read(tx, question, null)),
};

const cameras: MapLayer = {
  ...plain,
  code: 'cameras',
  titleZh: '摄像头位置',
  titleEn: "Cameras' places",
  order: 20,
  icon: 'camera',
  shape: 'square',
  offered: async (ctx) => {
    const [codes, directory] = [await cameraModels(ctx), await thingsOf(ctx)];
    return codes.some((code) => directory.ofModel(code).length > 0);
  },
  read: reading(async (tx, question: MapQuestion) => read(tx, question, await cameraModels(tx))),
};

/** Models that are drawn as a camera. */
async function cameraModels(at: Ctx | Tx): Promise<string[]> {
  const models = await modelsOf(at);
  return models.all().flatMap(({ model }) => (model.icon === 'camera' ? [model.code] : []));
}

function read(
  tx: Tx,
  question: MapQuestion,
  modelCodes: readonly string[] | null,
): Promise<MapFeatures> {
  const rows = thingRows(tx, { edges: question.edges, modelCodes });
  return readPoints(tx, question, { rows, kindCount: classes.length });
}

async function describe(tx: Tx, ids: readonly string[]): Promise<MapDetail[]> {
  const { locale } = tx.ctx;
  const [models, town] = [await modelsOf(tx), await ground(tx)];
  const names = new Map(
    models.all().map(({ model }) => [model.code, locale === 'zh' ? model.nameZh : model.nameEn]),
  );
  return (await thingsOnMap(tx, ids.filter(isUuid))).map((thing) => {
    const department = town.department(thing.departmentId ?? '');
    const status = thing.state === 'disabled' ? 'disabled' : thing.status;
    return {
      id: thing.id,
      title: thing.name,
      path: `/things/${thing.id}`,
      cells: {
        code: thing.code,
        model: names.get(thing.modelCode) ?? thing.modelCode,
        status: statusWords[status]?.[locale] ?? status,
        department: (locale === 'zh' ? department?.nameZh : department?.nameEn) ?? '',
        address: thing.address,
        lastSeenAt: thing.lastSeenAt?.toISOString() ?? null,
      },
    };
  });
}

const search: MapSearch = {
  code: 'things',
  permission: 'things.read',
  order: 20,
  find: reading(async (tx, words: string, limit: number) => {
    const found = await placedThings(tx, words, limit);
    return found.flatMap(({ id, code, name, longitude, latitude }): MapHit[] => {
      if (longitude === null || latitude === null) return [];
      const place = { longitude, latitude, bounds: null };
      const path = `/things/${id}`;
      return [{ id, kind: 'things', title: name, note: code, ...place, layer: 'devices', path }];
    });
  }),
};

/** What devices give to the map. */
export const thingMapLayers: readonly MapLayer[] = [devices, cameras];
/** How devices are found on the map. */
export const thingMapSearch: readonly MapSearch[] = [search];
