/** On the one map: how far villages are covered by visits, and where the digital stations are. */
import {
  answerPoints,
  answerShapes,
  type LayerPoint,
  type LayerShape,
  type MapClass,
  type MapLayer,
  type MapQuestion,
  palette,
  reading,
} from '#platform/map-layers/index.ts';
import { villageAreas } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { hoursOn, openAt } from './rules/hours.ts';
import { villageCoverage } from './service/coverage.ts';
import { openFaults, stationRows } from './store/stations.ts';

const one = (key: string, titleZh: string, titleEn: string, colour: string): MapClass => ({
  key,
  titleZh,
  titleEn,
  colour,
  weight: 'plain',
});

const steps = [25, 50, 75];
const kindOf = (older: number, percent: number): number =>
  older === 0 ? 0 : 1 + steps.filter((step) => percent >= step).length;

async function coverageShapes(tx: Tx, question: MapQuestion) {
  const areas = await villageAreas(tx);
  const covered = await villageCoverage(tx);
  const shapes = covered.flatMap((row): LayerShape[] => {
    const area = areas.get(row.villageId);
    const name = tx.ctx.locale === 'zh' ? row.villageZh : row.villageEn;
    const value = row.older === 0 ? name : `${name}\n${row.visited}/${row.older} · ${row.percent}%`;
    return area
      ? [
          {
            id: row.villageId,
            label: name,
            kind: kindOf(row.older, row.percent),
            geometry: area as LayerShape['geometry'],
            value,
          },
        ]
      : [];
  });
  return answerShapes(question, shapes);
}

const coverageLayer: MapLayer = {
  code: 'older-coverage',
  titleZh: '老人走访覆盖',
  titleEn: 'Visits to older people',
  group: 'scenes',
  order: 80,
  geometry: 'area',
  icon: 'elder',
  shape: 'disc',
  permission: 'volunteering.read',
  looks: [
    {
      code: 'percent',
      titleZh: '按覆盖率',
      titleEn: 'By coverage',
      classes: [
        one('none', '无登记老人', 'nobody registered', palette.grey),
        one('c0', '< 25%', '< 25%', '#f2d6a2'),
        one('c25', '25–50%', '25–50%', '#9bd0c6'),
        one('c50', '50–75%', '50–75%', '#5fb0a3'),
        one('c75', '≥ 75%', '≥ 75%', '#0b5a54'),
      ],
    },
  ],
  replay: 'none',
  events: ['volunteering.'],
  columns: [
    { key: 'older', titleZh: '60 岁以上', titleEn: 'Of 60 and over', type: 'number' },
    { key: 'visited', titleZh: '已走访', titleEn: 'Visited', type: 'number' },
    { key: 'percent', titleZh: '覆盖率 %', titleEn: 'Coverage, %', type: 'number' },
    { key: 'alone', titleZh: '独居', titleEn: 'Living alone', type: 'number' },
  ],
  read: reading(coverageShapes),
  describe: reading(async (tx, ids: readonly string[]) =>
    (await villageCoverage(tx))
      .filter(({ villageId }) => ids.includes(villageId))
      .map((row) => ({
        id: row.villageId,
        title: tx.ctx.locale === 'zh' ? row.villageZh : row.villageEn,
        path: '/volunteering',
        cells: { older: row.older, visited: row.visited, percent: row.percent, alone: row.alone },
      })),
  ),
};

async function stationPoints(tx: Tx, question: MapQuestion) {
  const broken = new Set((await openFaults(tx)).map(({ stationId }) => stationId));
  const now = tx.ctx.clock.now();
  const points = (await stationRows(tx))
    .filter(({ active }) => active)
    .map((row): LayerPoint => {
      const kind = broken.has(row.id) ? 2 : openAt(row, now).open ? 0 : 1;
      const { id, longitude, latitude } = row;
      return {
        id,
        longitude,
        latitude,
        label: tx.ctx.locale === 'zh' ? row.titleZh : row.titleEn,
        kind,
      };
    });
  return answerPoints(question, points, 3);
}

const stationLayer: MapLayer = {
  code: 'digital-stations',
  titleZh: '便民数字驿站',
  titleEn: 'Digital stations',
  group: 'scenes',
  order: 85,
  geometry: 'point',
  icon: 'device',
  shape: 'square',
  permission: 'volunteering.read',
  looks: [
    {
      code: 'state',
      titleZh: '按状态',
      titleEn: 'By state',
      classes: [
        one('open', '开放中', 'open', palette.ok),
        one('closed', '未开放', 'closed', palette.grey),
        { ...one('broken', '设备报修', 'device broken', palette.warning), weight: 'grave' },
      ],
    },
  ],
  replay: 'none',
  events: ['volunteering.'],
  columns: [
    { key: 'place', titleZh: '地点', titleEn: 'Place', type: 'text' },
    { key: 'today', titleZh: '今天开放', titleEn: 'Open today', type: 'text' },
  ],
  read: reading(stationPoints),
  describe: reading(async (tx, ids: readonly string[]) =>
    (await stationRows(tx))
      .filter(({ id }) => ids.includes(id))
      .map((row) => {
        const { spans } = hoursOn(row, localDay(tx.ctx.clock.now()));
        const clock = (minute: number): string =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const today = spans
          .map(([from = 0, until = 0]) => `${clock(from)}–${clock(until)}`)
          .join(' ');
        const title = tx.ctx.locale === 'zh' ? row.titleZh : row.titleEn;
        return {
          id: row.id,
          title,
          path: '/volunteering/stations',
          cells: { place: row.placeZh, today: today || '—' },
        };
      }),
  ),
};

export const volunteeringMapLayers: readonly MapLayer[] = [coverageLayer, stationLayer];
