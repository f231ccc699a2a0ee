/** Places of daily life on the one map, by what they are for and by whether they are open. */
import {
  answerPoints,
  type LayerPoint,
  type MapClass,
  type MapDetail,
  type MapLayer,
  palette,
} from '#platform/map-layers/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { kindFamilies, type PlaceView } from './contract/places.ts';
import { listPlaces } from './service/place-views.ts';

const words: Readonly<Record<(typeof kindFamilies)[number], readonly [string, string, string]>> = {
  learning: ['学校', 'schools', palette.blue],
  health: ['医疗', 'health', palette.urgent],
  care: ['养老', 'care', palette.purple],
  food: ['用餐', 'food', palette.orange],
  shopping: ['买卖', 'shopping', palette.brown],
  office: ['办事', 'offices', palette.teal],
  travel: ['出行', 'travel', palette.sky],
  facility: ['公共设施', 'facilities', palette.grey],
};

const families = kindFamilies.map((key): MapClass => {
  const [titleZh, titleEn, colour] = words[key];
  return { key, titleZh, titleEn, colour, weight: 'plain' };
});

const states: readonly MapClass[] = [
  {
    key: 'unknown',
    titleZh: '时间未知',
    titleEn: 'hours unknown',
    colour: palette.grey,
    weight: 'calm',
  },
  {
    key: 'closed',
    titleZh: '现在关门',
    titleEn: 'closed now',
    colour: palette.brown,
    weight: 'calm',
  },
  { key: 'open', titleZh: '现在开门', titleEn: 'open now', colour: palette.ok, weight: 'plain' },
];

const seen = async (ctx: Ctx): Promise<readonly PlaceView[]> => (await listPlaces(ctx, {})).items;

const layer: MapLayer = {
  code: 'directory',
  titleZh: '便民地点',
  titleEn: 'Places of daily life',
  group: 'ground',
  order: 40,
  geometry: 'point',
  icon: 'building',
  shape: 'disc',
  permission: 'directory.read',
  listPath: '/directory',
  looks: [
    { code: 'family', titleZh: '按用途', titleEn: 'By use', classes: families },
    { code: 'open', titleZh: '按是否开门', titleEn: 'By opening', classes: states },
  ],
  replay: 'none',
  events: ['directory.changed'],
  columns: [
    { key: 'kind', titleZh: '类型', titleEn: 'Kind', type: 'text' },
    { key: 'open', titleZh: '今天', titleEn: 'Today', type: 'text' },
    { key: 'address', titleZh: '地址', titleEn: 'Address', type: 'text' },
    { key: 'phone', titleZh: '电话', titleEn: 'Phone', type: 'text' },
  ],
  offered: async (ctx) => (await seen(ctx)).length > 0,
  read: async (ctx, question) => {
    const classes = question.look === 'open' ? states : families;
    const points = (await seen(ctx)).flatMap((one): LayerPoint[] => {
      if (!one.position) return [];
      const key = question.look === 'open' ? one.openNow.state : one.family;
      const kind = Math.max(
        0,
        classes.findIndex((each) => each.key === key),
      );
      return [{ id: one.id, ...one.position, label: one.nameZh, kind }];
    });
    return answerPoints(question, points, classes.length);
  },
  describe: async (ctx, ids) => {
    const wanted = new Set(ids);
    return (await seen(ctx))
      .filter(({ id }) => wanted.has(id))
      .map((one): MapDetail => {
        const open = one.openNow.today.map(({ from, until }) => `${from}–${until}`).join(' ');
        const kind = ctx.locale === 'en' ? one.kindEn : one.kindZh;
        const title = (ctx.locale === 'en' && one.nameEn) || one.nameZh;
        const address = (ctx.locale === 'en' && one.addressEn) || one.address;
        const cells = { kind, open, address, phone: one.phone };
        return { id: one.id, title, path: '/directory', cells };
      });
  },
};

/** What the directory gives to the map. */
export const directoryMapLayers: readonly MapLayer[] = [layer];
