/** Where the cameras of the screens stand, on the one map; their addresses are told to nobody. Cameras that are devices are a layer of things. */
import type { Ctx } from '#platform/context/index.ts';
import {
  answerPoints,
  type LayerPoint,
  type MapClass,
  type MapDetail,
  type MapHit,
  type MapLayer,
  type MapSearch,
  palette,
} from '#platform/map-layers/index.ts';
import type { CameraView } from './contract/screens.ts';
import { camerasOf } from './service/cameras.ts';

const classes: readonly (MapClass & { readonly key: CameraView['kind'] })[] = [
  { key: 'still', titleZh: '图片', titleEn: 'pictures', colour: palette.blue, weight: 'calm' },
  { key: 'hls', titleZh: '视频流', titleEn: 'streams', colour: palette.purple, weight: 'calm' },
];

interface PlacedCamera extends CameraView {
  readonly position: NonNullable<CameraView['position']>;
}

async function placed(ctx: Ctx): Promise<readonly PlacedCamera[]> {
  const all = await camerasOf(ctx);
  return all.flatMap(({ position, ...rest }) => (position ? [{ ...rest, position }] : []));
}

const nameOf = ({ locale }: Ctx, { nameZh, nameEn }: CameraView): string =>
  (locale === 'en' && nameEn) || nameZh;

const layer: MapLayer = {
  code: 'screen-cameras',
  titleZh: '大屏摄像头',
  titleEn: 'Cameras of the screens',
  group: 'sensing',
  order: 60,
  geometry: 'point',
  icon: 'camera',
  shape: 'disc',
  permission: 'cockpit.read',
  looks: [{ code: 'kind', titleZh: '按画面', titleEn: 'By what they give', classes }],
  replay: 'none',
  events: ['cockpit.camerasChanged'],
  columns: [{ key: 'kind', titleZh: '画面', titleEn: 'Gives', type: 'text' }],
  offered: async (ctx) => (await placed(ctx)).length > 0,
  read: async (ctx, question) => {
    const points = (await placed(ctx)).map((one): LayerPoint => {
      const kind = classes.findIndex(({ key }) => key === one.kind);
      return { id: one.id, ...one.position, label: nameOf(ctx, one), kind };
    });
    return answerPoints(question, points, classes.length);
  },
  describe: async (ctx, ids) => {
    const wanted = new Set(ids);
    return (await placed(ctx))
      .filter(({ id }) => wanted.has(id))
      .map((one): MapDetail => {
        const own = classes.find(({ key }) => key === one.kind);
        const kind = (ctx.locale === 'en' ? own?.titleEn : own?.titleZh) ?? one.kind;
        return { id: one.id, title: nameOf(ctx, one), path: null, cells: { kind } };
      });
  },
};

const search: MapSearch = {
  code: 'screen-cameras',
  permission: 'cockpit.read',
  order: 60,
  find: async (ctx, words, limit) => {
    const wanted = words.trim().toLowerCase();
    return (await placed(ctx))
      .filter(({ nameZh, nameEn }) => `${nameZh}\n${nameEn}`.toLowerCase().includes(wanted))
      .slice(0, limit)
      .map((one): MapHit => {
        const note = ctx.locale === 'en' ? layer.titleEn : layer.titleZh;
        const at = {
          id: one.id,
          kind: 'screen-cameras',
          title: nameOf(ctx, one),
          note,
          ...one.position,
        };
        return { ...at, bounds: null, layer: layer.code, path: null };
      });
  },
};

/** What the cockpit gives to the map. */
export const cameraMapLayers: readonly MapLayer[] = [layer];
/** By the names of cameras. */
export const cameraMapSearch: readonly MapSearch[] = [search];
