/** What people draw on the map: kept, shared, changed, taken out as GeoJSON, removed. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import {
  type Drawing,
  type DrawingAudience,
  type DrawingInput,
  type DrawingLine,
  mostDrawingCorners,
} from '#platform/contract/map-drawings.ts';
import { problem } from '../problems.ts';
import { kindOf, measuresOf } from '../rules/drawing.ts';
import { readFeature } from '../rules/read-features.ts';
import {
  addDrawing,
  deleteDrawing,
  drawingCount,
  drawingRow,
  drawingRows,
  lockDrawing,
  saveDrawing,
} from '../store/drawings.ts';
import type { DrawingRow } from '../store/tables.ts';

const mostListed = 500;
const mostOfPerson = 500;

/** What the actor made or is shared with him, the newest first. */
export async function listDrawings(
  ctx: Ctx,
): Promise<{ items: DrawingLine[]; cut: boolean; hasDepartment: boolean }> {
  const rows = await ctx.database.inTenant(ctx, (tx) => drawingRows(tx, { limit: mostListed + 1 }));
  return {
    items: rows.slice(0, mostListed).map((row) => lineOf(ctx, row)),
    cut: rows.length > mostListed,
    hasDepartment: departmentOf(ctx) !== null,
  };
}

const departmentOf = ({ actor }: Ctx): string | null => actor.scope.departmentIds[0] ?? null;

function lineOf({ actor }: Ctx, row: DrawingRow): DrawingLine {
  const { id, name, note, audience, geometry, corners, version } = row;
  return {
    id,
    name,
    note,
    audience,
    kind: kindOf(geometry) ?? 'area',
    isMine: row.personId === actor.personId,
    ...measuresOf(geometry),
    corners,
    bounds: [row.west, row.south, row.east, row.north],
    updatedAt: row.updatedAt.toISOString(),
    version,
  };
}

const wholeOf = (ctx: Ctx, row: DrawingRow): Drawing => ({
  ...lineOf(ctx, row),
  geometry: row.geometry,
});

/** One drawing. @throws map-drawing-unknown, for one that is not shared with the actor too */
export async function oneDrawing(ctx: Ctx, id: string): Promise<Drawing> {
  const row = await ctx.database.inTenant(ctx, (tx) => drawingRow(tx, id));
  if (!row) throw problem('map-drawing-unknown');
  return wholeOf(ctx, row);
}

/** Proves a shape. @throws map-shape-faulty, map-drawing-too-fine */
function shapeOf({ locale }: Ctx, geometry: Drawing['geometry']) {
  const read = readFeature({ geometry, properties: {} }, locale);
  if (typeof read === 'string') throw problem('map-shape-faulty', { fault: read });
  const { feature } = read;
  if (!kindOf(feature.geometry)) {
    const fault = locale === 'zh' ? '只能是点、线或面' : 'it is no point, line or area';
    throw problem('map-shape-faulty', { fault });
  }
  if (feature.corners > mostDrawingCorners) {
    throw problem('map-drawing-too-fine', { corners: feature.corners, limit: mostDrawingCorners });
  }
  const { name: _name, properties: _properties, ...shape } = feature;
  return { ...shape, geometry: shape.geometry as DrawingRow['geometry'] };
}

/** With whom it is shared: without a department it can only be the town. @throws map-shape-faulty */
function sharedWith(ctx: Ctx, audience: DrawingAudience) {
  const departmentId = departmentOf(ctx);
  if (audience === 'department' && !departmentId) {
    throw generalProblem('not-found', {
      what: ctx.locale === 'zh' ? '您的部门' : 'a department of yours',
    });
  }
  return { audience, departmentId };
}

/** Keeps what was drawn. @throws map-shape-faulty, map-drawing-too-fine, map-drawings-full */
export async function keepDrawing(ctx: Ctx, input: DrawingInput): Promise<Drawing> {
  const { personId } = ctx.actor;
  if (!personId) throw generalProblem('not-permitted', { permission: 'map.draw' });
  const shape = shapeOf(ctx, input.geometry);
  return ctx.database.inTenant(ctx, async (tx) => {
    if ((await drawingCount(tx, personId)) >= mostOfPerson) {
      throw problem('map-drawings-full', { limit: mostOfPerson });
    }
    const row: DrawingRow = {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      personId,
      ...sharedWith(ctx, input.audience),
      name: input.name.trim(),
      note: input.note.trim(),
      ...shape,
      updatedAt: ctx.clock.now(),
      version: 1,
    };
    await addDrawing(tx, row);
    await note(tx, 'keepDrawing', row);
    return wholeOf(ctx, row);
  });
}

/** Changes one of one's own. @throws map-drawing-unknown, map-drawing-not-yours, changed-meanwhile, map-shape-faulty, map-drawing-too-fine */
export async function changeDrawing(
  ctx: Ctx,
  id: string,
  change: Omit<DrawingInput, 'geometry'> & {
    readonly geometry: Drawing['geometry'] | null;
    readonly version: number;
  },
): Promise<Drawing> {
  const shape = change.geometry ? shapeOf(ctx, change.geometry) : {};
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await locked(tx, id, change.version);
    if (before.personId !== ctx.actor.personId) throw problem('map-drawing-not-yours');
    const row: DrawingRow = {
      ...before,
      ...shape,
      ...(change.audience === before.audience ? {} : sharedWith(ctx, change.audience)),
      name: change.name.trim(),
      note: change.note.trim(),
      updatedAt: ctx.clock.now(),
      version: before.version + 1,
    };
    await saveDrawing(tx, row);
    await note(tx, 'changeDrawing', row);
    return wholeOf(ctx, row);
  });
}

async function locked(tx: Tx, id: string, version: number): Promise<DrawingRow> {
  const row = await lockDrawing(tx, id);
  if (!row) throw problem('map-drawing-unknown');
  if (row.version !== version) throw generalProblem('changed-meanwhile', { what: row.name });
  return row;
}

/** Removes one of one's own, or, as an administrator, a shared one. @throws map-drawing-unknown, map-drawing-not-yours, changed-meanwhile */
export function removeDrawing(ctx: Ctx, id: string, version: number): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await locked(tx, id, version);
    const { personId, permissions } = ctx.actor;
    if (row.personId !== personId && !permissions.has('map.configure')) {
      throw problem('map-drawing-not-yours');
    }
    await deleteDrawing(tx, id);
    await note(tx, 'removeDrawing', row);
  });
}

/** As GeoJSON (RFC 7946). */
export async function exportDrawings(
  ctx: Ctx,
  ids: readonly string[] | undefined,
): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await drawingRows(tx, { limit: mostListed, ...(ids ? { ids } : {}) });
    await audit(tx, [
      { action: 'map.exportDrawings', subject: ctx.tenantId, detail: { count: found.length } },
    ]);
    return found;
  });
  const features = rows.map((row) => {
    const { id, geometry, name, note: said, audience, updatedAt } = row;
    const properties = { name, note: said, audience, updatedAt, ...measuresOf(geometry) };
    return { type: 'Feature', id, geometry, properties };
  });
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const [only] = rows.length === 1 ? rows : [];
  const title = only?.name ?? (ctx.locale === 'zh' ? '标绘' : 'drawings');
  return {
    mediaType: 'application/geo+json',
    fileName: `${title}.geojson`,
    bytes: new TextEncoder().encode(text),
  };
}

async function note(tx: Tx, action: string, row: DrawingRow): Promise<void> {
  const { id, audience, personId } = row;
  await audit(tx, [{ action: `map.${action}`, subject: id, detail: { audience } }]);
  const isTold = audience === 'mine' ? { people: [personId] } : { everyone: true as const };
  await emit(tx, [{ type: 'map.drawingChanged', subject: id, payload: {}, audience: isTold }]);
}
