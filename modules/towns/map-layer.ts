/** The ground on the one map: villages, grid cells and places; found by name, number and address. */
import {
  answerPoints,
  type MapClass,
  type MapDetail,
  type MapHit,
  type MapLayer,
  type MapQuestion,
  type MapSearch,
  palette,
  reading,
} from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { areaLayers, areaSearch } from './map-areas.ts';
import { ground } from './service/ground.ts';

const one = (key: string, titleZh: string, titleEn: string, colour: string): MapClass => ({
  key,
  titleZh,
  titleEn,
  colour,
  weight: 'plain',
});

const plain = {
  group: 'ground',
  shape: 'disc',
  permission: 'map.view',
  replay: 'none',
  events: ['towns.'],
} as const;

const nameOf = ({ ctx }: Tx, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string =>
  ctx.locale === 'zh' ? nameZh : nameEn || nameZh;

const places: MapLayer = {
  ...plain,
  code: 'places',
  titleZh: '地点与二维码点位',
  titleEn: 'Places and QR posters',
  order: 30,
  geometry: 'point',
  icon: 'pin',
  looks: [
    {
      code: 'kind',
      titleZh: '按类型',
      titleEn: 'By kind',
      classes: [
        { ...one('place', '地名', 'name', palette.grey), weight: 'calm' },
        one('qr', '二维码点位', 'QR poster', palette.teal),
      ],
    },
  ],
  columns: [
    { key: 'code', titleZh: '编码', titleEn: 'Code', type: 'text' },
    { key: 'cell', titleZh: '网格', titleEn: 'Grid cell', type: 'text' },
  ],
  read: reading(async (tx, question: MapQuestion) => {
    const town = await ground(tx);
    const points = town.places.map((place) => ({
      id: place.id,
      ...place.position,
      label: nameOf(tx, place),
      kind: place.isQr ? 1 : 0,
    }));
    return answerPoints(question, points, 2);
  }),
  describe: reading(async (tx, ids: readonly string[]) => {
    const town = await ground(tx);
    return ids.flatMap((id): MapDetail[] => {
      const place = town.place(id);
      if (!place) return [];
      const cell = town.gridCell(place.gridCellId ?? '');
      const cells = { code: place.code, cell: cell ? nameOf(tx, cell) : '' };
      return [{ id, title: nameOf(tx, place), path: null, cells }];
    });
  }),
};

const placeSearch: MapSearch = {
  code: 'places',
  permission: 'map.view',
  order: 2,
  find: reading(async (tx, words: string, limit: number) => {
    const town = await ground(tx);
    const located = town.locate(words).map(({ place, position, words: said }) => ({
      place,
      position,
      said,
    }));
    const wanted = words.toLowerCase();
    const named = town.places
      .filter(({ nameZh, nameEn, code, aliases }) =>
        [nameZh, nameEn, code, ...aliases].some((name) => name.toLowerCase().includes(wanted)),
      )
      .slice(0, limit)
      .map((place) => ({ place, position: place.position, said: '' }));
    const seen = new Set<string>();
    return [...located, ...named]
      .filter(({ place }) => !seen.has(place.id) && seen.add(place.id))
      .slice(0, limit)
      .map(({ place, position, said }): MapHit => {
        const cell = town.cellAt(position);
        const title = said && said !== place.nameZh ? said : nameOf(tx, place);
        return {
          id: place.id,
          kind: 'places',
          title,
          note: cell ? nameOf(tx, cell) : '',
          ...position,
          bounds: null,
          layer: null,
          path: null,
        };
      });
  }),
};

/** What the ground gives to the map. */
export const groundMapLayers: readonly MapLayer[] = [...areaLayers, places];
/** How the ground is found on the map. */
export const groundMapSearch: readonly MapSearch[] = [areaSearch, placeSearch];
