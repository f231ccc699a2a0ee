/** Villages and grid cells on the one map: as they are named, and by how densely people live there. */
import {
  answerShapes,
  boxOf,
  type LayerShape,
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
import { densityKind, densitySteps, peoplePerSquareKm } from './rules/density.ts';
import { rowsOf } from './store/read.ts';
import type { GridCellRow, VillageRow } from './store/tables.ts';

const one = (key: string, titleZh: string, titleEn: string, colour: string): MapClass => ({
  key,
  titleZh,
  titleEn,
  colour,
  weight: 'plain',
});

/** One hue, darker where more people live. */
const densityColours = ['#d3ebe6', '#9bd0c6', '#5fb0a3', '#2f8478', '#0b5a54'];

const density = {
  code: 'density',
  titleZh: '人口密度（人/平方公里）',
  titleEn: 'People per km²',
  classes: [
    one('unknown', '未填报', 'not known', palette.grey),
    ...densityColours.map((colour, at) => {
      const [from, to] = [densitySteps[at - 1], densitySteps[at]];
      const words =
        to === undefined ? `≥ ${from}` : from === undefined ? `< ${to}` : `${from}–${to}`;
      return one(`d${at}`, words, words, colour);
    }),
  ],
};

const plain = {
  group: 'ground',
  geometry: 'area',
  shape: 'disc',
  permission: 'map.view',
  replay: 'none',
  events: ['towns.'],
  columns: [
    { key: 'code', titleZh: '编码', titleEn: 'Code', type: 'text' },
    { key: 'village', titleZh: '所属村（社区）', titleEn: 'Village', type: 'text' },
    { key: 'squareKm', titleZh: '面积（km²）', titleEn: 'Area, km²', type: 'number' },
    { key: 'population', titleZh: '常住人口', titleEn: 'Residents', type: 'number' },
    { key: 'density', titleZh: '人/平方公里', titleEn: 'People per km²', type: 'number' },
  ],
} as const;

const villages: MapLayer = {
  ...plain,
  code: 'villages',
  titleZh: '村与社区',
  titleEn: 'Villages',
  order: 10,
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
    density,
  ],
  read: reading(async (tx, question: MapQuestion) =>
    shapesOf(tx, question, await areasOf(tx, 'villages')),
  ),
  describe: reading(async (tx, ids: readonly string[]) =>
    detailsOf(tx, await areasOf(tx, 'villages', ids)),
  ),
};

const gridCells: MapLayer = {
  ...plain,
  code: 'grid-cells',
  titleZh: '网格',
  titleEn: 'Grid cells',
  order: 20,
  icon: 'fence',
  looks: [
    {
      code: 'kind',
      titleZh: '网格',
      titleEn: 'Grid cells',
      classes: [one('cell', '网格', 'grid cell', palette.blue)],
    },
    density,
  ],
  read: reading(async (tx, question: MapQuestion) =>
    shapesOf(tx, question, await areasOf(tx, 'gridCells')),
  ),
  describe: reading(async (tx, ids: readonly string[]) =>
    detailsOf(tx, await areasOf(tx, 'gridCells', ids)),
  ),
};

/** A village or a cell with its people. */
interface PeopledArea {
  readonly row: VillageRow | GridCellRow;
  readonly population: number | null;
  readonly villageName: string;
}

async function areasOf(
  tx: Tx,
  kind: 'villages' | 'gridCells',
  ids?: readonly string[],
): Promise<PeopledArea[]> {
  const [all, cells] = [await rowsOf(tx, 'villages'), await rowsOf(tx, 'gridCells')];
  const wanted = ({ active, id }: { active: boolean; id: string }): boolean =>
    active && (!ids || ids.includes(id));
  if (kind === 'gridCells') {
    const names = new Map(all.map((village) => [village.id, nameOf(tx, village)]));
    return cells.filter(wanted).map((row) => {
      const villageName = names.get(row.villageId) ?? '';
      return { row, population: row.population, villageName };
    });
  }
  return all.filter(wanted).map((row) => {
    const own = cells.filter(({ active, villageId }) => active && villageId === row.id);
    const known = own.flatMap(({ population }) => population ?? []);
    const population = known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
    return { row, population, villageName: '' };
  });
}

const nameOf = ({ ctx }: Tx, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string =>
  ctx.locale === 'zh' ? nameZh : nameEn || nameZh;

function shapesOf(tx: Tx, question: MapQuestion, areas: readonly PeopledArea[]) {
  const shapes = areas.map(({ row, population }): LayerShape => {
    const people = peoplePerSquareKm(population, row.areaSquareMetres);
    const isDensity = question.look === 'density';
    const words = tx.ctx.locale === 'zh' ? '人/km²' : 'people/km²';
    return {
      id: row.id,
      label: nameOf(tx, row),
      kind: isDensity ? densityKind(people) : 'kind' in row && row.kind === 'quarter' ? 1 : 0,
      geometry: row.area as unknown as LayerShape['geometry'],
      value:
        isDensity && people !== null
          ? `${nameOf(tx, row)}\n${people.toLocaleString('en-US')} ${words}`
          : '',
    };
  });
  return answerShapes(question, shapes);
}

function detailsOf(tx: Tx, areas: readonly PeopledArea[]): MapDetail[] {
  return areas.map(({ row, population, villageName: village }) => ({
    id: row.id,
    title: nameOf(tx, row),
    path: null,
    cells: {
      code: row.code,
      village,
      squareKm: Math.round(row.areaSquareMetres / 10_000) / 100,
      population,
      density: peoplePerSquareKm(population, row.areaSquareMetres),
    },
  }));
}

/** How villages and cells are found. */
export const areaSearch: MapSearch = {
  code: 'areas',
  permission: 'map.view',
  order: 1,
  find: reading(async (tx, words: string, limit: number) => {
    const wanted = words.toLowerCase();
    const says = ({ row }: PeopledArea): boolean =>
      `${row.nameZh} ${row.nameEn} ${row.code}`.toLowerCase().includes(wanted);
    const found = [
      ...(await areasOf(tx, 'villages')).filter(says).map((one) => hitOf(tx, one, 'villages')),
      ...(await areasOf(tx, 'gridCells')).filter(says).map((one) => hitOf(tx, one, 'grid-cells')),
    ];
    return found.slice(0, limit);
  }),
};

function hitOf(tx: Tx, { row, villageName }: PeopledArea, layer: string): MapHit {
  const { west, south, east, north } = boxOf(row.area as unknown as LayerShape['geometry']);
  return {
    id: row.id,
    kind: layer,
    title: nameOf(tx, row),
    note: villageName || row.code,
    longitude: (west + east) / 2,
    latitude: (south + north) / 2,
    bounds: [west, south, east, north],
    layer,
    path: null,
  };
}

/** Layers of villages and cells. */
export const areaLayers: readonly MapLayer[] = [villages, gridCells];
