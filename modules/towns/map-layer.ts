/** The ground on the one map: villages, grid cells and places; found by name, number and address. */
import {
  answerPoints,
  answerShapes,
  boxOf,
  type LayerShape,
  type MapClass,
  type MapDetail,
  type MapHit,
  type MapLayer,
  type MapSearch,
  palette,
} from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { ground } from './service/ground.ts';
import { rowsOf } from './store/read.ts';
import type { GridCellRow, VillageRow } from './store/tables.ts';

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

const areaColumns = [
  { key: 'code', titleZh: '编码', titleEn: 'Code', type: 'text' },
  { key: 'village', titleZh: '所属村(社区)', titleEn: 'Village', type: 'text' },
  { key: 'squareKm', titleZh: '面积(平方公里)', titleEn: 'Area, km²', type: 'number' },
] as const;

const villages: MapLayer = {
  ...plain,
  code: 'villages',
  titleZh: '村与社区',
  titleEn: 'Villages',
  order: 10,
  geometry: 'area',
  icon: 'flag',
  looks: [
    {
      code: 'kind',
      titleZh: '按类型',
      titleEn: 'By kind',
      classes: [
        one('village', '村', 'village', palette.teal),
        one('quarter', '圩镇社区', 'market quarter', palette.purple),
      ],
    },
  ],
  columns: areaColumns,
  read: async (tx, question) =>
    answerShapes(
      question,
      (await activeOf(tx, 'villages')).map((row) => shapeOf(tx, row)),
    ),
  describe: async (tx, ids) =>
    (await activeOf(tx, 'villages', ids)).map((row) => detailOf(tx, row, '')),
};

const gridCells: MapLayer = {
  ...plain,
  code: 'grid-cells',
  titleZh: '网格',
  titleEn: 'Grid cells',
  order: 20,
  geometry: 'area',
  icon: 'fence',
  looks: [
    {
      code: 'kind',
      titleZh: '网格',
      titleEn: 'Grid cells',
      classes: [one('cell', '网格', 'grid cell', palette.blue)],
    },
  ],
  columns: areaColumns,
  read: async (tx, question) =>
    answerShapes(
      question,
      (await activeOf(tx, 'gridCells')).map((row) => shapeOf(tx, row)),
    ),
  describe: async (tx, ids) => {
    const town = await ground(tx);
    return (await activeOf(tx, 'gridCells', ids)).map((row) => {
      const village = town.village(row.villageId);
      return detailOf(tx, row, (tx.ctx.locale === 'zh' ? village?.nameZh : village?.nameEn) ?? '');
    });
  },
};

type AreaRow = VillageRow | GridCellRow;

async function activeOf<K extends 'villages' | 'gridCells'>(
  tx: Tx,
  kind: K,
  ids?: readonly string[],
) {
  const rows = await rowsOf(tx, kind);
  return rows.filter(({ active, id }) => active && (!ids || ids.includes(id)));
}

const nameOf = ({ ctx }: Tx, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string =>
  ctx.locale === 'zh' ? nameZh : nameEn || nameZh;

function shapeOf(tx: Tx, row: AreaRow): LayerShape {
  const kind = 'kind' in row && row.kind === 'quarter' ? 1 : 0;
  const geometry = row.area as unknown as LayerShape['geometry'];
  return { id: row.id, label: nameOf(tx, row), kind, geometry, value: '' };
}

function detailOf(tx: Tx, row: AreaRow, village: string): MapDetail {
  const squareKm = Math.round(row.areaSquareMetres / 10_000) / 100;
  const cells = { code: row.code, village, squareKm };
  return { id: row.id, title: nameOf(tx, row), path: null, cells };
}

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
  read: async (tx, question) => {
    const town = await ground(tx);
    const points = town.places.map((place) => ({
      id: place.id,
      ...place.position,
      label: nameOf(tx, place),
      kind: place.isQr ? 1 : 0,
    }));
    return answerPoints(question, points, 2);
  },
  describe: async (tx, ids) => {
    const town = await ground(tx);
    return ids.flatMap((id): MapDetail[] => {
      const place = town.place(id);
      if (!place) return [];
      const cell = town.gridCell(place.gridCellId ?? '');
      const cells = { code: place.code, cell: cell ? nameOf(tx, cell) : '' };
      return [{ id, title: nameOf(tx, place), path: null, cells }];
    });
  },
};

const areaSearch: MapSearch = {
  code: 'areas',
  permission: 'map.view',
  order: 1,
  find: async (tx, words, limit) => {
    const wanted = words.toLowerCase();
    const says = (row: AreaRow): boolean =>
      `${row.nameZh} ${row.nameEn} ${row.code}`.toLowerCase().includes(wanted);
    const found = [
      ...(await activeOf(tx, 'villages')).filter(says).map((row) => areaHit(tx, row, 'villages')),
      ...(await activeOf(tx, 'gridCells'))
        .filter(says)
        .map((row) => areaHit(tx, row, 'grid-cells')),
    ];
    return found.slice(0, limit);
  },
};

function areaHit(tx: Tx, row: AreaRow, layer: string): MapHit {
  const { west, south, east, north } = boxOf(row.area as unknown as LayerShape['geometry']);
  return {
    id: row.id,
    kind: layer,
    title: nameOf(tx, row),
    note: row.code,
    longitude: (west + east) / 2,
    latitude: (south + north) / 2,
    bounds: [west, south, east, north],
    layer,
    path: null,
  };
}

const placeSearch: MapSearch = {
  code: 'places',
  permission: 'map.view',
  order: 2,
  find: async (tx, words, limit) => {
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
  },
};

/** What the ground gives to the map. */
export const groundMapLayers: readonly MapLayer[] = [villages, gridCells, places];
/** How the ground is found on the map. */
export const groundMapSearch: readonly MapSearch[] = [areaSearch, placeSearch];
