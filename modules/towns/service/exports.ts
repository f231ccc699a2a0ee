/** Exporting what can be imported again. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { problem } from '../problems.ts';
import { rowsOf } from '../store/read.ts';
import type {
  DepartmentRow,
  GridCellRow,
  GroundKind,
  PlaceRow,
  VillageRow,
} from '../store/tables.ts';
import { departmentColumns, placeColumns, placeKindWords } from './columns.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const names: Readonly<Record<GroundKind, string>> = {
  villages: '村与社区',
  gridCells: '网格',
  departments: '部门',
  places: '地点',
};

const namesEn: Readonly<Record<GroundKind, string>> = {
  villages: 'Villages',
  gridCells: 'Grid cells',
  departments: 'Departments',
  places: 'Places',
};

/** The active objects of a kind as a file. @throws format-lacking for a format the kind has not */
export async function exportGround(
  ctx: Ctx,
  kind: GroundKind,
  format: 'xlsx' | 'geojson',
): Promise<FileReply> {
  const fileName = `${names[kind]}.${format}`;
  if (format === 'xlsx')
    return { mediaType: xlsx, fileName, bytes: new Uint8Array(await sheetOf(ctx, kind)) };
  const features = await ctx.database.inTenant(ctx, async (tx) => {
    if (kind === 'departments') throw lacking(kind, 'GeoJSON');
    if (kind === 'places') return (await rowsOf(tx, 'places')).filter(isActive).map(pointFeature);
    const villages = await rowsOf(tx, 'villages');
    if (kind === 'villages') return villages.filter(isActive).map(villageFeature);
    const codes = new Map(villages.map(({ id, code }) => [id, code]));
    return (await rowsOf(tx, 'gridCells'))
      .filter(isActive)
      .map((row) => cellFeature(row, codes.get(row.villageId) ?? ''));
  });
  const bytes = new Uint8Array(
    Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  );
  return { mediaType: 'application/geo+json; charset=utf-8', fileName, bytes };
}

const lacking = (kind: GroundKind, format: string) =>
  problem('format-lacking', { kind: names[kind], kindEn: namesEn[kind], format });

const isActive = ({ active }: { readonly active: boolean }): boolean => active;

async function sheetOf(ctx: Ctx, kind: GroundKind): Promise<Buffer> {
  if (kind !== 'departments' && kind !== 'places') throw lacking(kind, 'XLSX');
  const rows = await ctx.database.inTenant(ctx, async (tx) =>
    kind === 'departments'
      ? (await rowsOf(tx, 'departments')).filter(isActive).map(departmentRecord)
      : (await rowsOf(tx, 'places')).filter(isActive).map(placeRecord),
  );
  return writeWorkbook([
    { name: names[kind], columns: kind === 'departments' ? departmentColumns : placeColumns, rows },
  ]);
}

function departmentRecord({
  code,
  nameZh,
  nameEn,
  shortZh,
  phone,
  dutyZh,
  isOffice,
}: DepartmentRow) {
  return { code, nameZh, nameEn, shortZh, phone, dutyZh, isOffice };
}

function placeRecord(row: PlaceRow) {
  const { code, nameZh, nameEn, isQr, longitude, latitude, precisionMetres } = row;
  const kind = placeKindWords[row.kind as keyof typeof placeKindWords] ?? row.kind;
  return {
    code,
    nameZh,
    nameEn,
    kind,
    isQr,
    aliases: row.aliases.join('、'),
    longitude,
    latitude,
    precisionMetres,
  };
}

function pointFeature(row: PlaceRow) {
  const { code, nameZh, nameEn, kind, isQr, aliases, precisionMetres, houseNumbers } = row;
  const properties = {
    code,
    nameZh,
    nameEn,
    kind,
    isQr,
    aliases,
    precisionMetres,
    ...(houseNumbers ? { houseNumbers } : {}),
  };
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [row.longitude, row.latitude] },
    properties,
  };
}

function villageFeature({ code, nameZh, nameEn, kind, area }: VillageRow) {
  return { type: 'Feature', geometry: area, properties: { code, nameZh, nameEn, kind } };
}

function cellFeature(row: GridCellRow, villageCode: string) {
  const { code, nameZh, nameEn, area, population } = row;
  const properties = { code, nameZh, nameEn, villageCode, population };
  return { type: 'Feature', geometry: area, properties };
}
