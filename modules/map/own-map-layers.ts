/** The town's own layers as layers of the map. */
import type { Ctx } from '#platform/context/index.ts';
import {
  type MapDetail,
  type MapHit,
  type MapLayer,
  type MapQuestion,
  type MapSearch,
  reading,
  readPoints,
} from '#platform/map-layers/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  featuresByIds,
  featuresByName,
  layerRows,
  middleRows,
  shapesIn,
} from './store/own-layers.ts';
import type { FeatureRow, LayerRow } from './store/tables.ts';

/** Shapes of a window with more corners together are counted instead of drawn. */
const mostCornersDrawn = 60_000;

/** Code of an own layer on the map. */
const codeOf = (id: string): string => `own-${id}`;

/** The town's own layers. */
export async function ownMapLayers(ctx: Ctx): Promise<MapLayer[]> {
  return (await ctx.database.inTenant(ctx, layerRows)).map(layerOf);
}

function layerOf(row: LayerRow): MapLayer {
  const { id, name, colour, geometry, position } = row;
  return {
    code: codeOf(id),
    titleZh: name,
    titleEn: name,
    group: 'own',
    order: 1000 + position,
    geometry,
    icon: 'layers',
    shape: 'disc',
    permission: 'map.view',
    looks: [
      {
        code: 'plain',
        titleZh: name,
        titleEn: name,
        classes: [{ key: 'one', titleZh: name, titleEn: name, colour, weight: 'plain' }],
      },
    ],
    replay: 'none',
    heat: geometry === 'point',
    events: ['map.ownLayers'],
    columns: [{ key: 'said', titleZh: '属性', titleEn: 'Properties', type: 'text' }],
    read: reading((tx, question: MapQuestion) => read(tx, row, question)),
    describe: reading(async (tx, ids: readonly string[]) =>
      (await featuresByIds(tx, id, ids.filter(isUuid))).map((feature) => detailOf(row, feature)),
    ),
  };
}

async function read(tx: Tx, { id, geometry, name }: LayerRow, question: MapQuestion) {
  const counted = () =>
    readPoints(tx, question, { rows: middleRows(tx, id, question.edges), kindCount: 1 });
  if (geometry === 'point' || question.detail !== 'count') return counted();
  const shapes = await shapesIn(tx, id, question.edges, mostCornersDrawn);
  if (!shapes) return counted();
  const points = shapes.flatMap((one) => {
    if (one.geometry.type !== 'Point') return [];
    const [longitude = 0, latitude = 0] = one.geometry.coordinates;
    return [{ id: one.id, longitude, latitude, label: one.name || name, kind: 0, count: 1 }];
  });
  return {
    points,
    shapes: shapes.flatMap((one) =>
      one.geometry.type === 'Point'
        ? []
        : [
            {
              id: one.id,
              label: one.name || name,
              kind: 0,
              geometry: one.geometry,
              value: one.name,
            },
          ],
    ),
    total: shapes.length,
    cut: false,
  };
}

function detailOf({ name }: LayerRow, feature: FeatureRow): MapDetail {
  const said = Object.entries(feature.properties).map(([key, value]) => `${key}: ${value}`);
  return {
    id: feature.id,
    title: feature.name || name,
    path: null,
    cells: { said: said.join('\n') },
  };
}

/** How features of own layers are found. */
export const ownSearch: MapSearch = {
  code: 'own',
  permission: 'map.view',
  order: 40,
  find: reading(async (tx, words: string, limit: number) => {
    const layers = new Map((await layerRows(tx)).map((row) => [row.id, row.name]));
    const found = await featuresByName(tx, words, limit);
    return found.map(({ id, layerId, name, longitude, latitude }): MapHit => {
      const place = { longitude, latitude, bounds: null, path: null };
      return {
        id,
        kind: 'own',
        title: name,
        note: layers.get(layerId) ?? '',
        layer: codeOf(layerId),
        ...place,
      };
    });
  }),
};
