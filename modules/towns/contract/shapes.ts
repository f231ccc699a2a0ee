/** Shapes of the ground as they travel. */
import {
  Id,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import type { Area } from '#platform/geo/index.ts';

/** Kinds of objects of the ground. */
export const groundKinds = ['villages', 'gridCells', 'departments', 'places'] as const;

/** What a place may be. */
export const placeKinds = [
  'bin',
  'busStop',
  'gate',
  'lamp',
  'notice',
  'water',
  'town',
  'village',
  'quarter',
  'hamlet',
  'road',
  'landmark',
  'shop',
] as const;

/** A GeoJSON Polygon or MultiPolygon, WGS-84. */
export const AreaShape = Type.Unsafe<Area>({
  type: 'object',
  required: ['type', 'coordinates'],
  additionalProperties: true,
});

const Name = Type.String({ minLength: 1, maxLength: 60 });
const NameEn = Type.String({ maxLength: 80 });
const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$' });
const common = { code: Code, nameZh: Name, nameEn: NameEn, active: Type.Boolean() };
const kept = { id: Type.String(), version: Type.Integer() };

const SkillShape = Type.Object({
  code: Type.String({ maxLength: 40 }),
  nameZh: Type.String({ maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  categoryPrefixes: Type.Array(Type.String({ maxLength: 6, pattern: '^[0-9]+$' }), {
    maxItems: 50,
  }),
});

const village = { ...common, kind: oneOf(['village', 'quarter']) };
const cell = {
  ...common,
  villageId: Id,
  /** Residents; null: not known; left out: as it was. */
  population: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }))),
};
const department = {
  ...common,
  shortZh: Type.String({ minLength: 1, maxLength: 20 }),
  phone: Type.String({ maxLength: 40, ...notPersonal('number of an office') }),
  dutyZh: Type.String({ maxLength: 200 }),
  skills: Type.Array(SkillShape, { maxItems: 40 }),
  isOffice: Type.Boolean(),
};
const place = {
  ...common,
  kind: oneOf(placeKinds),
  isQr: Type.Boolean(),
  aliases: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 30 }),
  position: Position,
  precisionMetres: Type.Integer({ minimum: 1, maximum: 50_000 }),
};

/** What an administrator enters. */
export const VillageInput = Type.Object({ ...village, area: AreaShape });
export const GridCellInput = Type.Object({ ...cell, area: AreaShape });
export const DepartmentInput = Type.Object(department);
export const PlaceInput = Type.Object(place);
export type VillageInput = Static<typeof VillageInput>;
export type GridCellInput = Static<typeof GridCellInput>;
export type DepartmentInput = Static<typeof DepartmentInput>;
export type PlaceInput = Static<typeof PlaceInput>;

const sized = { areaSquareMetres: Type.Number(), area: Type.Optional(AreaShape) };

/** The ground as the screens show it. Areas come only when asked for. */
export const GroundView = Type.Object({
  townName: Type.String(),
  townNameEn: Type.String(),
  dutyPhone: Type.String(notPersonal('number of an office')),
  centre: Type.Union([Position, Type.Null()]),
  /** West, south, east, north. */
  countyBounds: Type.Union([Type.Array(Type.Number()), Type.Null()]),
  revision: Type.String(),
  villages: Type.Array(Type.Object({ ...kept, ...village, ...sized })),
  gridCells: Type.Array(
    Type.Object({ ...kept, ...cell, gridWorkerId: nullable(Type.String()), ...sized }),
  ),
  departments: Type.Array(Type.Object({ ...kept, ...department })),
  places: Type.Array(Type.Object({ ...kept, ...place, gridCellId: nullable(Type.String()) })),
});
export type GroundView = Static<typeof GroundView>;

/** A fault in an uploaded file; row 0 means the whole file. */
export const ImportFault = Type.Object({
  row: Type.Integer(),
  column: Type.String(),
  message: Type.String(),
});
export type ImportFault = Static<typeof ImportFault>;

/** What an upload would do. */
export const ImportPreview = Type.Object({
  /** Null when no row is fit to be taken. */
  importId: nullable(Type.String()),
  expiresAt: Type.String(),
  accepted: Type.Array(
    Type.Object({
      row: Type.Integer(),
      code: Type.String(),
      nameZh: Type.String(),
      action: oneOf(['add', 'change', 'same']),
    }),
  ),
  faults: Type.Array(ImportFault),
});
export type ImportPreview = Static<typeof ImportPreview>;
