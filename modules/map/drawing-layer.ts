/** What people drew and shared, as a layer of the map, and found by its words. */
import type { Ctx } from '#platform/context/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import {
  type MapDetail,
  type MapFeatures,
  type MapHit,
  type MapLayer,
  type MapQuestion,
  type MapSearch,
  palette,
  readPoints,
  reading,
} from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { drawingsLayer } from '#platform/contract/map-drawings.ts';
import { measuresOf, sayMeasures } from './rules/drawing.ts';
import { drawingMiddles, drawingRows, drawingsByName, drawingsIn } from './store/drawings.ts';
import type { DrawingRow } from './store/tables.ts';

/** A window with more corners together counts its drawings instead. */
const mostCornersDrawn = 60_000;

const audiences = [
  { key: 'mine', titleZh: '仅自己', titleEn: 'Only mine', colour: palette.blue },
  { key: 'department', titleZh: '本部门', titleEn: 'My department', colour: palette.brown },
  { key: 'town', titleZh: '全镇', titleEn: 'The whole town', colour: palette.purple },
] as const;

const kindOfAudience = (audience: DrawingRow['audience']): number =>
  audiences.findIndex(({ key }) => key === audience);

/** The layer of drawings. */
export const drawingLayer: MapLayer = {
  code: drawingsLayer,
  titleZh: '标绘',
  titleEn: 'Drawings',
  group: 'own',
  order: 900,
  geometry: 'area',
  icon: 'edit',
  shape: 'disc',
  permission: 'map.draw',
  looks: [
    {
      code: 'audience',
      titleZh: '按共享范围',
      titleEn: 'By who sees it',
      classes: audiences.map((one) => ({ ...one, weight: 'plain' })),
    },
  ],
  replay: 'none',
  heat: false,
  events: ['map.drawing'],
  everySeconds: 600,
  columns: [
    { key: 'note', titleZh: '说明', titleEn: 'Note', type: 'text' },
    { key: 'measures', titleZh: '量算', titleEn: 'Measures', type: 'text' },
    { key: 'audience', titleZh: '共享范围', titleEn: 'Seen by', type: 'text' },
    { key: 'updatedAt', titleZh: '更新时间', titleEn: 'Changed', type: 'instant' },
  ],
  read: reading(read),
  describe: (ctx, ids) =>
    ctx.database.inTenant(ctx, async (tx) => {
      const known = ids.filter(isUuid);
      if (known.length === 0) return [];
      const rows = await drawingRows(tx, { limit: known.length, ids: known });
      return rows.map((row) => detailOf(ctx, row));
    }),
};

async function read(tx: Tx, question: MapQuestion): Promise<MapFeatures> {
  const { edges, detail, hidden } = question;
  const rows = detail === 'count' ? await drawingsIn(tx, edges, mostCornersDrawn) : null;
  if (!rows) {
    return readPoints(tx, question, { rows: drawingMiddles(tx, edges), kindCount: 3 });
  }
  const shown = rows.filter(({ audience }) => !hidden.includes(kindOfAudience(audience)));
  return {
    points: shown.flatMap(({ id, name, audience, geometry, longitude, latitude }) =>
      geometry.type === 'Point'
        ? [{ id, longitude, latitude, label: name, kind: kindOfAudience(audience), count: 1 }]
        : [],
    ),
    shapes: shown.flatMap(({ id, name, audience, geometry }) =>
      geometry.type === 'Point'
        ? []
        : [{ id, label: name, kind: kindOfAudience(audience), geometry, value: name }],
    ),
    total: shown.length,
    cut: false,
  };
}

function detailOf({ locale }: Ctx, row: DrawingRow): MapDetail {
  const { id, name, note, audience, geometry, updatedAt } = row;
  const seen = audiences[kindOfAudience(audience)];
  return {
    id,
    title: name,
    path: null,
    cells: {
      note,
      measures: sayMeasures(measuresOf(geometry), locale),
      audience: (locale === 'zh' ? seen?.titleZh : seen?.titleEn) ?? '',
      updatedAt: updatedAt.toISOString(),
    },
  };
}

/** How drawings are found. */
export const drawingSearch: MapSearch = {
  code: 'drawings',
  permission: 'map.draw',
  order: 41,
  find: (ctx, words, limit) =>
    ctx.database.inTenant(ctx, async (tx) =>
      (await drawingsByName(tx, words, limit)).map((row) => hitOf(ctx, row)),
    ),
};

function hitOf({ locale }: Ctx, row: DrawingRow): MapHit {
  const { id, name, geometry, longitude, latitude, west, south, east, north } = row;
  return {
    id,
    kind: 'drawings',
    title: name,
    note: sayMeasures(measuresOf(geometry), locale),
    longitude,
    latitude,
    bounds: geometry.type === 'Point' ? null : [west, south, east, north],
    layer: drawingsLayer,
    path: null,
  };
}
