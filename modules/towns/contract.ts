/** What the module of towns offers over HTTP. */
import {
  defineApi,
  Id,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import type { Area } from '#platform/geo/index.ts';

export { problems } from './problems.ts';

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
const cell = { ...common, villageId: Id };
const department = {
  ...common,
  shortZh: Type.String({ minLength: 1, maxLength: 20 }),
  phone: Type.String({ maxLength: 40 }),
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
  dutyPhone: Type.String(),
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

const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });
const byId = Type.Object({ id: Id });
const Version = Type.Integer({ minimum: 1 });
const manage = 'towns.manage';
const areaProblems = ['code-taken', 'area-invalid', 'changed-meanwhile'];

export const api = defineApi('towns', {
  here: {
    method: 'GET',
    path: '/towns/here',
    summary: 'Which town this is',
    permission: 'public',
    reply: Type.Object({
      code: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
      dutyPhone: Type.String(),
    }),
  },
  placeByCode: {
    method: 'GET',
    path: '/places/:code',
    summary: 'The place of a QR poster',
    permission: 'public',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({
      id: Type.String(),
      code: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
      kind: Type.String(),
      position: Position,
    }),
    problems: ['not-found'],
  },
  ground: {
    method: 'GET',
    path: '/ground',
    summary: 'Villages, grid cells, departments and places of the town',
    permission: 'signedIn',
    query: Type.Object({
      areas: Type.Optional(Type.Boolean({ description: 'With polygons' })),
      retired: Type.Optional(Type.Boolean({ description: 'With what was retired' })),
    }),
    reply: GroundView,
  },
  locate: {
    method: 'GET',
    path: '/ground/locate',
    summary: 'Places that a text names, best first',
    permission: 'signedIn',
    query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          placeId: Type.String(),
          nameZh: Type.String(),
          nameEn: Type.String(),
          position: Position,
          gridCellId: nullable(Type.String()),
          precision: oneOf(['door', 'place', 'street', 'area']),
          precisionMetres: Type.Number(),
          words: Type.String(),
        }),
      ),
    }),
  },
  saveSettings: {
    method: 'PUT',
    path: '/ground/settings',
    summary: 'Change the duty telephone, the middle of the map and the county outline',
    permission: manage,
    body: Type.Object({
      dutyPhone: Type.String({ maxLength: 40 }),
      centre: Position,
      countyOutline: Type.Optional(AreaShape),
      revision: Type.String({ maxLength: 60 }),
    }),
    reply: Type.Object({ revision: Type.String() }),
    problems: ['area-invalid', 'changed-meanwhile'],
  },
  addVillage: {
    method: 'POST',
    path: '/ground/villages',
    summary: 'Add a village',
    permission: manage,
    body: VillageInput,
    reply: Saved,
    status: 201,
    problems: [...areaProblems, 'villages-overlap'],
  },
  saveVillage: {
    method: 'PUT',
    path: '/ground/villages/:id',
    summary: 'Change a village',
    permission: manage,
    params: byId,
    body: Type.Object({ ...VillageInput.properties, version: Version }),
    reply: Saved,
    problems: [...areaProblems, 'villages-overlap', 'cell-outside-village', 'village-has-cells'],
  },
  addGridCell: {
    method: 'POST',
    path: '/ground/gridCells',
    summary: 'Add a grid cell',
    permission: manage,
    body: GridCellInput,
    reply: Saved,
    status: 201,
    problems: [...areaProblems, 'cells-overlap', 'cell-outside-village', 'village-unknown'],
  },
  saveGridCell: {
    method: 'PUT',
    path: '/ground/gridCells/:id',
    summary: 'Change a grid cell',
    permission: manage,
    params: byId,
    body: Type.Object({ ...GridCellInput.properties, version: Version }),
    reply: Saved,
    problems: [...areaProblems, 'cells-overlap', 'cell-outside-village', 'village-unknown'],
  },
  addDepartment: {
    method: 'POST',
    path: '/ground/departments',
    summary: 'Add a department',
    permission: manage,
    body: DepartmentInput,
    reply: Saved,
    status: 201,
    problems: ['code-taken'],
  },
  saveDepartment: {
    method: 'PUT',
    path: '/ground/departments/:id',
    summary: 'Change a department',
    permission: manage,
    params: byId,
    body: Type.Object({ ...DepartmentInput.properties, version: Version }),
    reply: Saved,
    problems: ['code-taken', 'office-needed', 'changed-meanwhile'],
  },
  addPlace: {
    method: 'POST',
    path: '/ground/places',
    summary: 'Add a place',
    permission: manage,
    body: PlaceInput,
    reply: Saved,
    status: 201,
    problems: ['code-taken', 'outside-county'],
  },
  savePlace: {
    method: 'PUT',
    path: '/ground/places/:id',
    summary: 'Change a place',
    permission: manage,
    params: byId,
    body: Type.Object({ ...PlaceInput.properties, version: Version }),
    reply: Saved,
    problems: ['code-taken', 'outside-county', 'changed-meanwhile'],
  },
  retire: {
    method: 'DELETE',
    path: '/ground/:kind/:id',
    summary: 'Retire an object; history keeps its name',
    permission: manage,
    params: Type.Object({ kind: oneOf(groundKinds), id: Id }),
    query: Type.Object({ version: Version }),
    reply: Saved,
    problems: ['changed-meanwhile', 'village-has-cells', 'office-needed'],
  },
  versions: {
    method: 'GET',
    path: '/ground/:kind/:id/versions',
    summary: 'What an object was when, and who changed it',
    permission: manage,
    params: Type.Object({ kind: oneOf(groundKinds), id: Id }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: Type.Unsafe<Record<string, unknown>>({
            type: 'object',
            additionalProperties: true,
          }),
          note: Type.String(),
          savedBy: nullable(Type.String()),
          savedAt: Type.String(),
        }),
      ),
    }),
  },
  previewImport: {
    method: 'POST',
    path: '/ground/imports',
    summary: 'Upload a file (at most 10 MB) and see what it would change',
    permission: manage,
    body: Type.Object({
      kind: oneOf(groundKinds),
      format: oneOf(['xlsx', 'geojson']),
      contentBase64: Type.String({ minLength: 1 }),
    }),
    bodyLimitBytes: 14_680_064,
    reply: ImportPreview,
    problems: ['file-unreadable', 'too-large'],
  },
  applyImport: {
    method: 'POST',
    path: '/ground/imports/:importId/apply',
    summary: 'Take over all accepted rows of a preview',
    permission: manage,
    params: Type.Object({ importId: Id }),
    reply: Type.Object({ added: Type.Integer(), changed: Type.Integer() }),
    problems: ['import-gone', 'import-outdated'],
  },
  exportGround: {
    method: 'GET',
    path: '/ground/export',
    summary: 'Departments and places as XLSX; villages, grid cells and places as GeoJSON',
    permission: manage,
    query: Type.Object({ kind: oneOf(groundKinds), format: oneOf(['xlsx', 'geojson']) }),
    reply: Type.Unsafe<never>({}),
    file: 'application/octet-stream',
  },
});
