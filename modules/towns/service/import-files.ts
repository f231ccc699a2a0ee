/** From an uploaded file to drafts: every faulty row or feature is named. */
import {
  type GeoProblem,
  geoWords,
  type Position,
  validateFeatureCollection,
} from '#platform/geo/index.ts';
import {
  readTable,
  readWorkbook,
  type SheetProblem,
  type TableRow,
} from '#platform/spreadsheet/index.ts';
import { placeKinds } from '../contract.ts';
import type { Draft, FieldsOf } from '../rules/drafts.ts';
import type { GroundKind, HouseNumber } from '../store/tables.ts';
import { departmentColumns, placeColumns, placeKindWords } from './columns.ts';

/** A fault in a file, told in the reader's language. */
export interface FileFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What a file holds. */
export interface FileDrafts {
  readonly drafts: readonly Draft<FieldsOf[GroundKind]>[];
  readonly faults: readonly FileFault[];
}

type Locale = 'zh' | 'en';
const mostFaults = 500;

/** Reads a workbook of departments or places; null for kinds that have areas. */
export async function readSheetFile(
  kind: GroundKind,
  bytes: Buffer,
  locale: Locale,
): Promise<FileDrafts | null> {
  if (kind !== 'departments' && kind !== 'places') return null;
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: 20_000 });
  const [sheet] = book.sheets;
  if (!sheet) return { drafts: [], faults: book.problems.map((one) => sheetFault(one, locale)) };
  const table = readTable(sheet, kind === 'departments' ? departmentColumns : placeColumns);
  const faults = table.problems.map((one) => sheetFault(one, locale));
  const drafts = table.rows.flatMap((row) => {
    const read = kind === 'departments' ? { fields: departmentOf(row) } : placeOf(row);
    if ('fields' in read) return [{ row: row.row, id: null, fields: read.fields }];
    faults.push({ row: row.row, column: read.column, message: read[locale] });
    return [];
  });
  return { drafts, faults: faults.slice(0, mostFaults) };
}

function sheetFault({ row, column, message }: SheetProblem, locale: Locale): FileFault {
  return { row, column, message: message[locale] };
}

const textOf = (row: TableRow, key: string): string => String(row.values[key] ?? '').trim();

function departmentOf(row: TableRow): FieldsOf['departments'] {
  const nameZh = textOf(row, 'nameZh');
  return {
    code: textOf(row, 'code'),
    nameZh,
    nameEn: textOf(row, 'nameEn'),
    shortZh: textOf(row, 'shortZh') || nameZh.slice(0, 4),
    phone: textOf(row, 'phone'),
    dutyZh: textOf(row, 'dutyZh'),
    isOffice: row.values['isOffice'] === true,
    active: true,
  };
}

interface CellFault {
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

function placeOf(row: TableRow): { readonly fields: FieldsOf['places'] } | CellFault {
  const kind = kindOf(textOf(row, 'kind'));
  if (!kind) {
    const choices = Object.values(placeKindWords).join('、');
    return {
      column: '类型',
      zh: `“${textOf(row, 'kind')}”不是可用的类型。可用的有：${choices}。`,
      en: `Unknown kind; choose one of: ${placeKinds.join(', ')}.`,
    };
  }
  const position = {
    longitude: Number(row.values['longitude']),
    latitude: Number(row.values['latitude']),
  };
  const wrong = positionFault(position);
  if (wrong) return { column: '经度', ...wrong };
  const aliases = textOf(row, 'aliases')
    .split(/[、,，;；\s]+/)
    .filter(Boolean);
  const precision = Number(row.values['precisionMetres'] ?? 0);
  return {
    fields: {
      code: textOf(row, 'code'),
      nameZh: textOf(row, 'nameZh'),
      nameEn: textOf(row, 'nameEn'),
      kind,
      isQr: row.values['isQr'] === true,
      aliases,
      position,
      precisionMetres: precision > 0 ? Math.round(precision) : 50,
      active: true,
    },
  };
}

function kindOf(text: string): string | undefined {
  return placeKinds.find((kind) => kind === text || placeKindWords[kind] === text);
}

function positionFault({ longitude, latitude }: Position): { zh: string; en: string } | null {
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return null;
  return {
    zh: `坐标 ${longitude}，${latitude} 不在地球上，请核对经度与纬度是否写反。`,
    en: `${longitude}, ${latitude} is not on Earth: are longitude and latitude swapped?`,
  };
}

/** Reads GeoJSON of villages, grid cells or places; null for departments, which have no place. */
export function readGeoFile(kind: GroundKind, bytes: Buffer, locale: Locale): FileDrafts | null {
  if (kind === 'departments') return null;
  const parsed = parseJson(bytes);
  if (parsed === undefined) return null;
  if (kind === 'places') return readPoints(parsed, locale);
  const { features, problems } = validateFeatureCollection(parsed);
  const faults = problems.map((one) => featureFault(one, locale));
  const drafts = features.flatMap(({ index, area, properties }) => {
    const named = namesOf(properties);
    const row = index + 1;
    if ('missing' in named) {
      faults.push(missingFault(row, named.missing, locale));
      return [];
    }
    const fields =
      kind === 'villages'
        ? {
            ...named,
            active: true,
            area,
            kind: properties['kind'] === 'quarter' ? ('quarter' as const) : ('village' as const),
          }
        : {
            ...named,
            active: true,
            area,
            villageRef: String(properties['villageCode'] ?? ''),
            ...populationOf(properties),
          };
    return [{ row, id: null, fields }];
  });
  return { drafts, faults: faults.slice(0, mostFaults) };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function featureFault(fault: GeoProblem, locale: Locale): FileFault {
  const index = /^\/features\/(\d+)/.exec(fault.path)?.[1];
  return {
    row: index === undefined ? 0 : Number(index) + 1,
    column: fault.path,
    message: geoWords(fault, locale),
  };
}

type Properties = Readonly<Record<string, unknown>>;

const codePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

function namesOf(
  properties: Properties,
): { code: string; nameZh: string; nameEn: string } | { missing: string } {
  const code = String(properties['code'] ?? '').trim();
  const nameZh = String(properties['nameZh'] ?? properties['name'] ?? '').trim();
  if (!codePattern.test(code)) return { missing: 'code' };
  if (nameZh === '') return { missing: 'nameZh' };
  return {
    code,
    nameZh: nameZh.slice(0, 60),
    nameEn: String(properties['nameEn'] ?? '')
      .trim()
      .slice(0, 80),
  };
}

/** Residents as a whole number; a file that says nothing of them keeps what is there. */
function populationOf(properties: Properties): { population?: number | null } {
  const said = properties['population'];
  if (said === null) return { population: null };
  const isNumber = typeof said === 'number' && Number.isInteger(said);
  return isNumber && said >= 0 && said <= 1_000_000 ? { population: said } : {};
}

function missingFault(row: number, name: string, locale: Locale): FileFault {
  const message =
    locale === 'zh'
      ? `要素的属性“${name}”缺失或不合格式（编码只用字母、数字、- 与 _）。`
      : `The property "${name}" is missing or ill-formed (codes use letters, digits, - and _).`;
  return { row, column: `/features/${row - 1}/properties/${name}`, message };
}

function readPoints(parsed: unknown, locale: Locale): FileDrafts {
  const list = (parsed as { type?: unknown; features?: unknown } | null)?.features;
  if ((parsed as { type?: unknown } | null)?.type !== 'FeatureCollection' || !Array.isArray(list)) {
    const fault = {
      path: '/type',
      code: 'not-geojson',
      message: 'the file must hold a GeoJSON FeatureCollection',
    } as const;
    return { drafts: [], faults: [featureFault(fault, locale)] };
  }
  const faults: FileFault[] = [];
  const drafts = list.flatMap((feature: unknown, index) => {
    const read = pointOf(feature, index + 1, locale);
    if ('fields' in read) return [{ row: index + 1, id: null, fields: read.fields }];
    faults.push(read);
    return [];
  });
  return { drafts, faults: faults.slice(0, mostFaults) };
}

function pointOf(
  feature: unknown,
  row: number,
  locale: Locale,
): { readonly fields: FieldsOf['places'] } | FileFault {
  const { geometry, properties } = (feature ?? {}) as {
    geometry?: { type?: unknown; coordinates?: unknown };
    properties?: Properties;
  };
  const own = properties ?? {};
  const [longitude, latitude] = Array.isArray(geometry?.coordinates)
    ? (geometry.coordinates as unknown[])
    : [];
  const at = `/features/${row - 1}/geometry`;
  if (geometry?.type !== 'Point' || typeof longitude !== 'number' || typeof latitude !== 'number') {
    return {
      row,
      column: at,
      message:
        locale === 'zh'
          ? '此处应为点（Point），坐标为 [经度, 纬度]。'
          : 'A Point with [longitude, latitude] is needed here.',
    };
  }
  const wrong = positionFault({ longitude, latitude });
  if (wrong) return { row, column: `${at}/coordinates`, message: wrong[locale] };
  const named = namesOf(own);
  if ('missing' in named) return missingFault(row, named.missing, locale);
  const kind = kindOf(String(own['kind'] ?? ''));
  if (!kind) return missingFault(row, 'kind', locale);
  const aliases = Array.isArray(own['aliases']) ? own['aliases'].map(String) : [];
  const houses = houseNumbersOf(own['houseNumbers']);
  const precisionMetres = Math.max(1, Math.round(Number(own['precisionMetres'] ?? 50) || 50));
  const fields = {
    ...named,
    kind,
    isQr: own['isQr'] === true,
    aliases,
    position: { longitude, latitude },
    precisionMetres,
    active: true,
  };
  return { fields: houses ? { ...fields, houseNumbers: houses } : fields };
}

function houseNumbersOf(value: unknown): HouseNumber[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(
    (one): one is [number, number, number] =>
      Array.isArray(one) && one.length === 3 && one.every((part) => Number.isFinite(part)),
  );
}
