/** What people draw on the map and keep. Stands in the platform because `ui/map` draws and edits it. Browser-safe. */
import { type Static, Type } from 'typebox';
import type { Operation } from './index.ts';
import { Id, nullable, oneOf } from './schema.ts';

const Text = Type.String();
const draw = 'map.draw';

/** Corners that a drawing has at most: a longer one is a layer, which is uploaded. */
export const mostDrawingCorners = 500;

/** Code of the layer on which drawings stand. */
export const drawingsLayer = 'drawings';

/** Who sees a drawing besides its maker. */
export const DrawingAudience = oneOf(['mine', 'department', 'town']);
export type DrawingAudience = Static<typeof DrawingAudience>;

/** GeoJSON Point, LineString or Polygon, WGS-84; proved by the server. */
const DrawingGeometry = Type.Unsafe<GeoJSON.Point | GeoJSON.LineString | GeoJSON.Polygon>({
  type: 'object',
  required: ['type', 'coordinates'],
  additionalProperties: true,
});

const Said = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  note: Type.String({ maxLength: 300 }),
  audience: DrawingAudience,
};

/** What is kept of a drawing. */
export const DrawingInput = Type.Object({ ...Said, geometry: DrawingGeometry });
export type DrawingInput = Static<typeof DrawingInput>;

/** A drawing in the list. */
export const DrawingLine = Type.Object({
  id: Text,
  ...Said,
  kind: oneOf(['point', 'line', 'area']),
  isMine: Type.Boolean(),
  /** Length of a line, or around an area; 0 of a point. */
  lengthMetres: Type.Number(),
  /** 0 of what is no area. */
  squareMetres: Type.Number(),
  corners: Type.Integer(),
  /** West, south, east, north, degrees. */
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  updatedAt: Text,
  version: Type.Integer(),
});
export type DrawingLine = Static<typeof DrawingLine>;

/** A drawing with its shape. */
export const Drawing = Type.Object({ ...DrawingLine.properties, geometry: DrawingGeometry });
export type Drawing = Static<typeof Drawing>;

const byId = Type.Object({ drawingId: Id });
const Version = Type.Integer({ minimum: 1 });

/** Operations on drawings. */
export const drawingOperations = {
  drawings: {
    method: 'GET',
    path: '/map/drawings',
    summary:
      'Drawings that the reader made or that are shared with him, the newest first, at most 500',
    permission: draw,
    reply: Type.Object({
      items: Type.Array(DrawingLine),
      /** There are older ones. */
      cut: Type.Boolean(),
      /** Whether there is a department to share with. */
      hasDepartment: Type.Boolean(),
    }),
  },
  drawing: {
    method: 'GET',
    path: '/map/drawings/:drawingId',
    summary: 'A drawing with its shape',
    permission: draw,
    params: byId,
    reply: Drawing,
    problems: ['map-drawing-unknown'],
  },
  keepDrawing: {
    method: 'POST',
    path: '/map/drawings',
    summary: 'Keep what was drawn: a point, a line or an area of at most 500 corners',
    permission: draw,
    body: DrawingInput,
    reply: Drawing,
    status: 201,
    problems: ['map-shape-faulty', 'map-drawing-too-fine', 'map-drawings-full'],
  },
  changeDrawing: {
    method: 'PUT',
    path: '/map/drawings/:drawingId',
    summary: 'Change a drawing of one’s own: what is said of it, with whom it is shared, its shape',
    permission: draw,
    params: byId,
    body: Type.Object({
      ...Said,
      /** Null: as it is. */
      geometry: nullable(DrawingGeometry),
      version: Version,
    }),
    reply: Drawing,
    problems: [
      'map-drawing-unknown',
      'map-drawing-not-yours',
      'map-shape-faulty',
      'map-drawing-too-fine',
      'changed-meanwhile',
    ],
  },
  removeDrawing: {
    method: 'DELETE',
    path: '/map/drawings/:drawingId',
    summary: 'Remove a drawing of one’s own; an administrator removes shared ones too',
    permission: draw,
    params: byId,
    query: Type.Object({ version: Version }),
    reply: Type.Object({ done: Type.Boolean() }),
    problems: ['map-drawing-unknown', 'map-drawing-not-yours', 'changed-meanwhile'],
  },
  exportDrawings: {
    method: 'GET',
    path: '/map/drawings-file',
    summary: 'Drawings as GeoJSON (RFC 7946): those named, or all that the reader sees',
    permission: draw,
    query: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })) }),
    reply: Type.Unsafe<never>({}),
    file: 'application/geo+json',
  },
} as const satisfies Record<string, Operation>;
