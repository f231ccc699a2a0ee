/** The ground as the program reads it: lists, look-ups and the search by position and by words. */
import {
  type Area,
  boundingBox,
  pointInPolygon,
  PolygonIndex,
  type Position,
} from '#platform/geo/index.ts';
import type {
  DepartmentRow,
  GridCellRow,
  PlaceRow,
  SettingsRow,
  VillageRow,
} from '../store/tables.ts';
import type { Bounds, Department, Ground, GridCell, Place, Village } from '../types.ts';
import { NameIndex } from './locate.ts';

/** The rows of a town, retired ones included. */
export interface GroundRows {
  readonly settings: SettingsRow | undefined;
  readonly villages: readonly VillageRow[];
  readonly gridCells: readonly GridCellRow[];
  readonly departments: readonly DepartmentRow[];
  readonly places: readonly PlaceRow[];
}

/** Puts the rows of a town together for reading. */
export function groundOf(rows: GroundRows): Ground {
  const { settings } = rows;
  const lists = listsOf(rows);
  const byId = idsOf(rows);
  const codes = new Map(lists.places.map((place) => [place.code, place]));
  const cells = rows.gridCells.filter(({ active }) => active);
  const index = new PolygonIndex(cells.map((row) => ({ key: row.id, area: row.area })));
  const cellAt = (position: Position): GridCell | null =>
    byId.gridCells.get(index.locate(position) ?? '') ?? null;
  const outline = settings?.countyOutline ?? null;
  const names = new NameIndex(
    rows.places.filter(({ active }) => active),
    {
      place: (id) => byId.places.get(id),
      gridCell: (id) => byId.gridCells.get(id),
      villages: lists.villages,
      cellAt,
    },
  );
  return {
    ...headOf(settings, rows.villages),
    ...lists,
    office: lists.departments.find(({ isOffice }) => isOffice) ?? lists.departments[0],
    village: (id) => byId.villages.get(id),
    gridCell: (id) => byId.gridCells.get(id),
    department: (id) => byId.departments.get(id),
    place: (id) => byId.places.get(id),
    placeByCode: (code) => codes.get(code),
    cellAt,
    insideCounty: (position) => outline === null || pointInPolygon(position, outline),
    locate: (text) => names.locate(text),
  };
}

function headOf(settings: SettingsRow | undefined, villages: readonly VillageRow[]) {
  const outline = settings?.countyOutline ?? null;
  const { centreLongitude: longitude = null, centreLatitude: latitude = null } = settings ?? {};
  const areas = outline
    ? [outline]
    : villages.filter(({ active }) => active).map(({ area }) => area);
  return {
    revision: settings?.revision ?? '',
    townName: settings?.nameZh ?? '',
    townNameEn: settings?.nameEn ?? '',
    dutyPhone: settings?.dutyPhone ?? '',
    centre: longitude === null || latitude === null ? null : { longitude, latitude },
    countyBounds: boundsOf(areas),
    countyOutline: outline,
  };
}

/** The box around areas; null without any. */
export function boundsOf(areas: readonly Area[]): Bounds | null {
  if (areas.length === 0) return null;
  const boxes = areas.map((area) => boundingBox(area));
  return [
    Math.min(...boxes.map(({ west }) => west)),
    Math.min(...boxes.map(({ south }) => south)),
    Math.max(...boxes.map(({ east }) => east)),
    Math.max(...boxes.map(({ north }) => north)),
  ];
}

function listsOf(rows: GroundRows) {
  return {
    villages: rows.villages.filter(({ active }) => active).map(villageOf),
    gridCells: rows.gridCells.filter(({ active }) => active).map(gridCellOf),
    departments: rows.departments.filter(({ active }) => active).map(departmentOf),
    places: rows.places.filter(({ active }) => active).map(placeOf),
  };
}

function idsOf(rows: GroundRows) {
  return {
    villages: byIdOf(rows.villages.map(villageOf)),
    gridCells: byIdOf(rows.gridCells.map(gridCellOf)),
    departments: byIdOf(rows.departments.map(departmentOf)),
    places: byIdOf(rows.places.map(placeOf)),
  };
}

function byIdOf<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

function villageOf({ id, code, nameZh, nameEn, kind }: VillageRow): Village {
  return { id, code, nameZh, nameEn, kind };
}

function gridCellOf({ id, code, nameZh, nameEn, villageId, gridWorkerId }: GridCellRow): GridCell {
  return { id, code, nameZh, nameEn, villageId, gridWorkerId };
}

function departmentOf({
  id,
  code,
  nameZh,
  nameEn,
  shortZh,
  phone,
  skills,
  isOffice,
}: DepartmentRow): Department {
  return { id, code, nameZh, nameEn, shortZh, phone, skills, isOffice };
}

function placeOf(row: PlaceRow): Place {
  const {
    id,
    code,
    nameZh,
    nameEn,
    kind,
    isQr,
    aliases,
    longitude,
    latitude,
    precisionMetres,
    gridCellId,
  } = row;
  return {
    id,
    code,
    nameZh,
    nameEn,
    kind,
    isQr,
    aliases,
    position: { longitude, latitude },
    precisionMetres,
    gridCellId,
  };
}
