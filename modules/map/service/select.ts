/** What lies inside an area: looked at, and taken out as a workbook. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { MapFeaturePoint, MapFeatureShape, MapSelection } from '#platform/contract/map.ts';
import {
  type Area,
  centroid,
  geoWords,
  pointInPolygon,
  validateArea,
} from '#platform/geo/index.ts';
import type { MapLayer } from '#platform/map-layers/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { problem } from '../problems.ts';
import { edgesAround } from '../rules/window.ts';
import { lookOf } from './layers.ts';

/** A selection shows no more than these; an export holds up to ten times as many. */
const mostShown = 2000;
const mostExported = 20_000;
/** Details are read so many at a time. */
const aBatch = 500;
/** Finest counting; every point is asked for anyway. */
const zoom = 20;

/** What lies inside an area. @throws map-area-faulty, map-look-unknown */
export async function selectIn(ctx: Ctx, layer: MapLayer, selection: MapSelection) {
  const { items, cut } = await inside(ctx, layer, selection);
  return { items: items.slice(0, mostShown), total: items.length, cut };
}

async function inside(ctx: Ctx, layer: MapLayer, selection: MapSelection) {
  const area = areaOf(ctx, selection.ring);
  const found = await layer.read(ctx, {
    edges: edgesAround(selection.ring),
    zoom,
    ...lookOf(layer, selection),
    detail: 'each',
  });
  const points = [...found.points, ...found.shapes.map(middlePoint)];
  return { items: points.filter((point) => pointInPolygon(point, area)), cut: found.cut };
}

function areaOf({ locale }: Ctx, ring: MapSelection['ring']): Area {
  const [first] = ring;
  const closed = first ? [...ring, first] : ring;
  const { area, problems } = validateArea({ type: 'Polygon', coordinates: [closed] });
  const [fault] = problems;
  if (!area || fault) {
    throw problem('map-area-faulty', { fault: fault ? geoWords(fault, locale) : '' });
  }
  return area;
}

/** A shape counts as inside when its middle is. */
function middlePoint({ id, label, kind, geometry }: MapFeatureShape): MapFeaturePoint {
  return { id, label, kind, count: 1, ...middleOf(geometry) };
}

function middleOf(geometry: MapFeatureShape['geometry']) {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    return centroid(geometry as unknown as Area);
  }
  const line = geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates[0];
  const [longitude = 0, latitude = 0] = line?.[Math.floor(line.length / 2)] ?? [];
  return { longitude, latitude };
}

/** The same as a workbook with what is told of each. @throws map-area-faulty, map-look-unknown */
export async function exportIn(
  ctx: Ctx,
  layer: MapLayer,
  selection: MapSelection,
): Promise<FileReply> {
  const { columns } = layer;
  const taken = (await inside(ctx, layer, selection)).items.slice(0, mostExported);
  const rows = await tableOf(ctx, layer, taken);
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [
      { action: 'map.exportSelection', subject: layer.code, detail: { count: taken.length } },
    ]),
  );
  const title = ctx.locale === 'zh' ? layer.titleZh : layer.titleEn;
  const heads = ctx.locale === 'zh' ? ['名称', '经度', '纬度'] : ['Name', 'Longitude', 'Latitude'];
  const bytes = await writeWorkbook([
    {
      name: title,
      columns: [
        { key: '_title', title: heads[0] ?? '', width: 32 },
        ...columns.map(({ key, titleZh, titleEn, type }) => ({
          key,
          title: ctx.locale === 'zh' ? titleZh : titleEn,
          ...(type === 'number' ? { type: 'number' as const } : {}),
          ...(type === 'instant' ? { type: 'dateTime' as const } : {}),
        })),
        { key: '_longitude', title: heads[1] ?? '', type: 'number' as const },
        { key: '_latitude', title: heads[2] ?? '', type: 'number' as const },
      ],
      rows,
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${title}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

async function tableOf(ctx: Ctx, layer: MapLayer, items: readonly MapFeaturePoint[]) {
  const instants = new Set(
    layer.columns.flatMap(({ key, type }) => (type === 'instant' ? key : [])),
  );
  const places = new Map(items.map((item) => [item.id, item]));
  const rows: Record<string, string | number | Date | null>[] = [];
  for (let from = 0; from < items.length; from += aBatch) {
    const ids = items.slice(from, from + aBatch).map(({ id }) => id);
    for (const { id, title, cells } of await layer.describe(ctx, ids)) {
      const values = Object.entries(cells).map(([key, value]) => [
        key,
        instants.has(key) && typeof value === 'string' ? new Date(value) : value,
      ]);
      const at = places.get(id);
      rows.push({
        _title: title,
        ...Object.fromEntries(values),
        _longitude: at?.longitude ?? null,
        _latitude: at?.latitude ?? null,
      });
    }
  }
  return rows;
}
