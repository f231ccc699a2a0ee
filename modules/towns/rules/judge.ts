/** Judges drafts against the ground and against each other; forms and files are judged alike. */
import { type Area, areaSquareMetres, pointInPolygon } from '#platform/geo/index.ts';
import type {
  DepartmentRow,
  GridCellRow,
  GroundKind,
  GroundRow,
  GroundTables,
  PlaceRow,
  VillageRow,
} from '../store/tables.ts';
import { overlapShare, samplesOf, shareInside, sliverShare } from './coverage.ts';
import type {
  DepartmentFields,
  Draft,
  Fault,
  FieldsOf,
  GridCellFields,
  PlaceFields,
  VillageFields,
} from './drafts.ts';
import type { GroundRows } from './ground.ts';

/** A draft that may be saved, and the object it changes. */
export interface Accepted<K extends GroundKind> {
  readonly row: number;
  readonly present: GroundTables[K] | null;
  /** Columns to write, without id, tenant and version. */
  readonly columns: Omit<GroundTables[K], 'id' | 'tenantId' | 'version'>;
}

/** Drafts that may be saved and the faults of the others. */
export interface Judgement<K extends GroundKind> {
  readonly accepted: readonly Accepted<K>[];
  readonly faults: readonly Fault[];
}

/** Judges drafts of one kind. */
export function judge<K extends GroundKind>(
  kind: K,
  drafts: readonly Draft<FieldsOf[K]>[],
  ground: GroundRows,
): Judgement<K> {
  const present = ground[kind] as readonly GroundTables[K][];
  const faults: Fault[] = codeFaults(drafts, present);
  const accepted: Accepted<K>[] = [];
  const columnsOf = columnsBy[kind] as unknown as ColumnsOf<K>;
  const matched = drafts.map((draft) => ({ draft, old: presentOf(draft, present) }));
  const others = othersOf(kind, matched, ground);
  for (const { draft, old } of matched) {
    const found = checks[kind](draft as never, old as never, others);
    faults.push(...found);
    if (faults.some((fault) => fault.row === draft.row)) continue;
    accepted.push({ row: draft.row, present: old, columns: columnsOf(draft.fields, old, others) });
  }
  return { accepted, faults };
}

function presentOf<R extends GroundRow>(
  draft: Draft<{ readonly code: string }>,
  present: readonly R[],
): R | null {
  const found = present.find((one) =>
    draft.id ? one.id === draft.id : one.code === draft.fields.code,
  );
  // A form without an id adds; only a row of a file means what has its code already.
  return found && (draft.id !== null || draft.row > 0) ? found : null;
}

function codeFaults(
  drafts: readonly Draft<{ readonly code: string }>[],
  present: readonly GroundRow[],
): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const { row, id, fields } of drafts) {
    const { code } = fields;
    const first = seen.get(code);
    if (first !== undefined)
      faults.push({ row, field: 'code', code: 'code-doubled', values: { code, row: first } });
    else seen.set(code, row);
    const isForm = row === 0;
    const taken = isForm && present.some((one) => one.code === code && one.id !== id);
    if (taken) faults.push({ row, field: 'code', code: 'code-taken', values: { code } });
  }
  return faults;
}

/** The ground as it would be with all drafts in it. */
interface Others {
  readonly villages: readonly Shape[];
  readonly gridCells: readonly (Shape & { readonly villageId: string })[];
  readonly departments: readonly DepartmentRow[];
  readonly countyOutline: Area | null;
}

interface Shape {
  readonly key: string;
  readonly code: string;
  readonly nameZh: string;
  readonly area: Area;
}

interface Matched {
  readonly draft: Draft<{ readonly code: string }>;
  readonly old: GroundRow | null;
}

const keyOf = ({ draft, old }: Matched): string => old?.id ?? `row ${draft.row}`;

function othersOf(kind: GroundKind, matched: readonly Matched[], ground: GroundRows): Others {
  const replaced = new Set(matched.flatMap(({ old }) => old?.id ?? []));
  const kept = <R extends { readonly id: string; readonly active: boolean }>(
    rows: readonly R[],
    of: GroundKind,
  ) => rows.filter(({ id, active }) => active && !(of === kind && replaced.has(id)));
  const shape = (row: VillageRow | GridCellRow): Shape => ({
    key: row.id,
    code: row.code,
    nameZh: row.nameZh,
    area: row.area,
  });
  const villages = kept(ground.villages, 'villages').map(shape);
  const cells = kept(ground.gridCells, 'gridCells').map((row) => ({
    ...shape(row),
    villageId: row.villageId,
  }));
  const drafted = matched.flatMap((one) => {
    const fields = one.draft.fields as unknown as VillageFields & GridCellFields;
    if (!('area' in fields) || !fields.active) return [];
    return {
      key: keyOf(one),
      code: fields.code,
      nameZh: fields.nameZh,
      area: fields.area,
      villageId: fields.villageRef,
    };
  });
  return {
    villages: kind === 'villages' ? [...villages, ...drafted] : villages,
    gridCells: kind === 'gridCells' ? [...cells, ...drafted] : cells,
    departments: ground.departments,
    countyOutline: ground.settings?.countyOutline ?? null,
  };
}

type Check<K extends GroundKind> = (
  draft: Draft<FieldsOf[K]>,
  old: GroundTables[K] | null,
  others: Others,
) => Fault[];

const checks: { readonly [K in GroundKind]: Check<K> } = {
  villages: checkVillage,
  gridCells: checkCell,
  departments: checkDepartment,
  places: checkPlace,
};

const percentOf = (share: number): number => Math.max(1, Math.round(share * 100));

function checkVillage(
  draft: Draft<VillageFields>,
  old: VillageRow | null,
  others: Others,
): Fault[] {
  const { row, fields } = draft;
  const cells = old ? others.gridCells.filter(({ villageId }) => villageId === old.id) : [];
  if (!fields.active) {
    const values = { village: fields.nameZh, count: cells.length };
    return cells.length > 0 ? [{ row, field: 'active', code: 'village-has-cells', values }] : [];
  }
  const outside = cells.flatMap((cell): Fault[] => {
    const share = 1 - shareInside(samplesOf(cell.area), fields.area);
    const values = { cell: cell.nameZh, village: fields.nameZh, percent: percentOf(share) };
    return share > sliverShare
      ? [{ row, field: 'area', code: 'cell-outside-village', values }]
      : [];
  });
  return [
    ...outside,
    ...overlaps(draft, keyOf({ draft, old }), others.villages, 'villages-overlap'),
  ];
}

function checkCell(draft: Draft<GridCellFields>, old: GridCellRow | null, others: Others): Fault[] {
  const { row, fields } = draft;
  if (!fields.active) return [];
  const village = villageOf(fields.villageRef, others);
  if (!village)
    return [
      { row, field: 'villageId', code: 'village-unknown', values: { code: fields.villageRef } },
    ];
  const share = 1 - shareInside(samplesOf(fields.area), village.area);
  const values = { cell: fields.nameZh, village: village.nameZh, percent: percentOf(share) };
  const outside: Fault[] =
    share > sliverShare ? [{ row, field: 'area', code: 'cell-outside-village', values }] : [];
  return [...outside, ...overlaps(draft, keyOf({ draft, old }), others.gridCells, 'cells-overlap')];
}

function villageOf(ref: string, others: Others): Shape | undefined {
  return others.villages.find(({ key, code }) => key === ref || code === ref);
}

function overlaps(
  { row, fields }: Draft<{ readonly area: Area }>,
  key: string,
  shapes: readonly Shape[],
  code: 'villages-overlap' | 'cells-overlap',
): Fault[] {
  const samples = samplesOf(fields.area);
  return shapes.flatMap((other): Fault[] => {
    if (other.key === key) return [];
    const share = overlapShare(fields.area, samples, other.area);
    const values = { other: other.nameZh, percent: percentOf(share) };
    return share > sliverShare ? [{ row, field: 'area', code, values }] : [];
  });
}

function checkDepartment(
  { row, fields }: Draft<DepartmentFields>,
  old: DepartmentRow | null,
): Fault[] {
  const losesOffice = old?.isOffice === true && (!fields.isOffice || !fields.active);
  const hidden = fields.isOffice && !fields.active;
  if (!losesOffice && !hidden) return [];
  return [{ row, field: 'isOffice', code: 'office-needed', values: { department: fields.nameZh } }];
}

function checkPlace(
  { row, fields }: Draft<PlaceFields>,
  _: PlaceRow | null,
  others: Others,
): Fault[] {
  if (!others.countyOutline || pointInPolygon(fields.position, others.countyOutline)) return [];
  return [{ row, field: 'position', code: 'outside-county', values: { name: fields.nameZh } }];
}

type ColumnsOf<K extends GroundKind> = (
  fields: FieldsOf[K],
  old: GroundTables[K] | null,
  others: Others,
) => Accepted<K>['columns'];

/** Places of these kinds lie in several cells. */
const wideKinds: ReadonlySet<string> = new Set(['town', 'village', 'quarter', 'road']);

const columnsBy: { readonly [K in GroundKind]: ColumnsOf<K> } = {
  villages: (fields) => ({
    ...fields,
    areaSquareMetres: Math.round(areaSquareMetres(fields.area)),
  }),
  gridCells: ({ villageRef, population, ...fields }, old, others) => ({
    ...fields,
    population: population === undefined ? (old?.population ?? null) : population,
    villageId: villageOf(villageRef, others)?.key ?? old?.villageId ?? '',
    gridWorkerId: old?.gridWorkerId ?? null,
    areaSquareMetres: Math.round(areaSquareMetres(fields.area)),
  }),
  departments: ({ skills, ...fields }, old, others) => ({
    ...fields,
    skills: skills ?? old?.skills ?? [],
    position: old?.position ?? others.departments.length,
  }),
  places: ({ position, houseNumbers, aliases, ...fields }, old, others) => ({
    ...fields,
    aliases: [...aliases],
    longitude: position.longitude,
    latitude: position.latitude,
    gridCellId: wideKinds.has(fields.kind)
      ? null
      : (others.gridCells.find(({ area }) => pointInPolygon(position, area))?.key ?? null),
    houseNumbers: houseNumbers ?? old?.houseNumbers ?? null,
  }),
};
