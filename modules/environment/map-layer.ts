/** Stations on the one map: air by level, noise by its limit, water by class. A day of air is replayed by the hour. */
import {
  answerPoints,
  type LayerPoint,
  type MapClass,
  type MapColumn,
  type MapDetail,
  type MapLayer,
  type MapSpan,
  palette,
  type ReplayQuestion,
} from '#platform/map-layers/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { isVisible } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import type { AirNow, Board, NoiseNow, WaterNow } from './contract.ts';
import { airHoursOf } from './service/air.ts';
import { viewBoard } from './service/board.ts';

const as = (
  key: string,
  titles: readonly [zh: string, en: string],
  colour: string,
  weight: MapClass['weight'],
): MapClass => ({ key, titleZh: titles[0], titleEn: titles[1], colour, weight });

const silent = as('none', ['无数据', 'no data'], palette.grey, 'calm');

/** Levels of HJ 633 in the hues of the standard, darkened so that white can be read on them. */
const airClasses: readonly MapClass[] = [
  silent,
  as('l1', ['优', 'excellent'], '#00800a', 'calm'),
  as('l2', ['良', 'good'], '#8f7a00', 'calm'),
  as('l3', ['轻度污染', 'light'], '#c25700', 'plain'),
  as('l4', ['中度污染', 'moderate'], '#c80000', 'grave'),
  as('l5', ['重度污染', 'heavy'], '#99004c', 'grave'),
  as('l6', ['严重污染', 'severe'], '#7e0023', 'grave'),
];
const noiseClasses: readonly MapClass[] = [
  silent,
  as('within', ['达标', 'within the limit'], palette.ok, 'calm'),
  as('over', ['超标 5 dB 以内', 'up to 5 dB over'], palette.warning, 'plain'),
  as('far', ['超标 5 dB 以上', 'more than 5 dB over'], palette.urgent, 'grave'),
];
const waterClasses: readonly MapClass[] = [
  silent,
  as('met', ['达到目标', 'meets its target'], palette.blue, 'calm'),
  as('below', ['低于目标一类', 'one class below'], palette.warning, 'plain'),
  as('far', ['低于目标两类以上', 'two or more below'], palette.urgent, 'grave'),
];

const airKind = (level: number | null): number => level ?? 0;
const noiseKind = ({ level, over }: NoiseNow): number =>
  level === null ? 0 : (over ?? 0) === 0 ? 1 : (over ?? 0) <= 5 ? 2 : 3;
const waterKind = ({ class: found, target }: WaterNow): number =>
  found === null ? 0 : found <= target ? 1 : found - target === 1 ? 2 : 3;

type Row = AirNow | NoiseNow | WaterNow;

/** What the three layers differ in. */
interface Kind<R extends Row> {
  readonly code: string;
  readonly titles: readonly [zh: string, en: string];
  readonly icon: string;
  readonly order: number;
  readonly classes: readonly MapClass[];
  readonly columns: readonly MapColumn[];
  readonly rows: (board: Board) => readonly R[];
  readonly kindOf: (row: R) => number;
  readonly say: (row: R) => string;
  readonly cells: (row: R) => MapDetail['cells'];
}

async function seen<R extends Row>(ctx: Ctx, rows: Kind<R>['rows']): Promise<readonly R[]> {
  const [board, things] = [await viewBoard(ctx), await thingsOf(ctx)];
  return rows(board).filter(({ thingId }) => {
    const thing = things.byId(thingId);
    return thing !== undefined && isVisible(ctx, thing);
  });
}

function layerOf<R extends Row>(kind: Kind<R>): MapLayer {
  const { code, titles, icon, order, classes } = kind;
  return {
    code,
    titleZh: titles[0],
    titleEn: titles[1],
    group: 'scenes',
    order,
    geometry: 'point',
    icon,
    shape: 'square',
    permission: 'environment.read',
    looks: [{ code: 'level', titleZh: '按评价', titleEn: 'By judgement', classes }],
    replay: 'none',
    events: ['alarms.'],
    columns: [
      ...kind.columns,
      { key: 'address', titleZh: '地点', titleEn: 'Place', type: 'text' },
      { key: 'at', titleZh: '数据时间', titleEn: 'Of', type: 'instant' },
    ],
    offered: async (ctx) => kind.rows(await viewBoard(ctx)).length > 0,
    read: async (ctx, question) => {
      const points = (await seen(ctx, kind.rows)).flatMap((row): LayerPoint[] => {
        const label = `${row.name} ${kind.say(row)}`.trim();
        const { thingId: id, position } = row;
        return position ? [{ id, ...position, label, kind: kind.kindOf(row) }] : [];
      });
      return answerPoints(question, points, classes.length);
    },
    describe: async (ctx, ids) =>
      (await seen(ctx, kind.rows))
        .filter(({ thingId }) => ids.includes(thingId))
        .map((row): MapDetail => {
          const { thingId, name, address, at } = row;
          const cells = { ...kind.cells(row), address, at };
          return { id: thingId, title: name, path: `/things/${thingId}`, cells };
        }),
  };
}

const number = (key: string, titleZh: string, titleEn: string): MapColumn => ({
  key,
  titleZh,
  titleEn,
  type: 'number',
});

const air: MapLayer = {
  ...layerOf<AirNow>({
    code: 'air',
    titles: ['空气站', 'Air stations'],
    icon: 'wind',
    order: 50,
    classes: airClasses,
    columns: [
      number('aqi', 'AQI', 'AQI'),
      { key: 'primary', titleZh: '首要污染物', titleEn: 'Primary pollutant', type: 'text' },
    ],
    rows: ({ airs }) => airs,
    kindOf: ({ level }) => airKind(level),
    say: ({ aqi }) => (aqi === null ? '' : `AQI ${aqi}`),
    cells: ({ aqi, primary }) => ({ aqi, primary: primary.join('、') }),
  }),
  replay: 'spans',
  readReplay: replayAir,
};

async function replayAir(ctx: Ctx, { from, to }: ReplayQuestion) {
  const spans: MapSpan[] = [];
  for (const { thingId: id, name: label, position } of await seen(ctx, ({ airs }) => airs)) {
    if (!position) continue;
    const hours = await airHoursOf(ctx, id, from, to);
    const steps = hours.map(({ at, level }): [number, number] => [
      Math.round(new Date(at).getTime() / 1000),
      airKind(level),
    ]);
    spans.push({ id, ...position, label, steps });
  }
  return { spans, tracks: [], cut: false };
}

const noise = layerOf<NoiseNow>({
  code: 'noise',
  titles: ['噪声点', 'Noise meters'],
  icon: 'sound',
  order: 60,
  classes: noiseClasses,
  columns: [
    number('level', '等效声级 dB(A)', 'Level, dB(A)'),
    number('limit', '限值 dB(A)', 'Limit, dB(A)'),
  ],
  rows: ({ noises }) => noises,
  kindOf: noiseKind,
  say: ({ level }) => (level === null ? '' : `${level} dB`),
  cells: ({ level, limit }) => ({ level, limit }),
});

const classWords = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'];

const water = layerOf<WaterNow>({
  code: 'water',
  titles: ['水质断面', 'Water stations'],
  icon: 'droplet',
  order: 70,
  classes: waterClasses,
  columns: [
    { key: 'class', titleZh: '水质类别', titleEn: 'Class', type: 'text' },
    { key: 'target', titleZh: '目标', titleEn: 'Target', type: 'text' },
  ],
  rows: ({ waters }) => waters,
  kindOf: waterKind,
  say: ({ class: found }) => (found === null ? '' : (classWords[found] ?? '')),
  cells: ({ class: found, target }) => ({
    class: classWords[found ?? 0] ?? '',
    target: classWords[target] ?? '',
  }),
});

/** What the environment gives to the map. */
export const environmentMapLayers: readonly MapLayer[] = [air, noise, water];
