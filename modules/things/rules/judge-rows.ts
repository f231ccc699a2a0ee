/** Judging the rows of a workbook of devices. */
import type { Position } from '#platform/geo/index.ts';
import type { Door } from '../contract/model.ts';
import type { NewThing, Thing } from '../types.ts';

/** A row as read: words, not yet ids. */
export interface ThingDraft {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly model: string;
  readonly door: Door | null;
  readonly doorText: string;
  readonly externalId: string;
  readonly gateway: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly address: string;
  readonly department: string;
  readonly groups: readonly string[];
}

interface Named {
  readonly code: string;
  readonly nameZh: string;
}

/** What the rows are judged against. */
export interface RowGround {
  readonly models: readonly Named[];
  readonly departments: readonly (Named & { readonly id: string; readonly shortZh: string })[];
  readonly groupCodes: ReadonlySet<string>;
  readonly doors: readonly string[];
  byCode(code: string): Thing | undefined;
  /** Whether a name at a door belongs to a device other than `except`, in any town. */
  isTaken(door: Door, externalId: string, except: string | null): boolean;
  insideCounty(position: Position): boolean;
}

/** What is wrong with a cell. */
export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly code:
    | 'row-word-unknown'
    | 'row-repeated'
    | 'row-position-wrong'
    | 'external-id-taken'
    | 'gateway-unknown'
    | 'thing-retired';
  readonly values: Readonly<Record<string, string | number>>;
}

/** A row that may be taken. */
export interface AcceptedRow {
  readonly row: number;
  /** The device that it changes; null: a new one. */
  readonly present: Thing | null;
  readonly thing: NewThing;
}

/** What would happen to the device of a row. */
export function actionOf({ present, thing }: AcceptedRow): 'add' | 'change' | 'same' {
  if (!present) return 'add';
  return told(present) === told(thing) ? 'same' : 'change';
}

/** What a sheet tells of a device, as one text. */
function told(thing: Thing | NewThing): string {
  const { name, modelCode, door, externalId, gatewayId, position, departmentId } = thing;
  const { longitude, latitude } = position ?? {};
  return JSON.stringify([
    [name, modelCode, door, thing.address ?? ''],
    [externalId ?? null, gatewayId ?? null, departmentId ?? null],
    [longitude ?? null, latitude ?? null],
    [...(thing.groupCodes ?? [])].toSorted(),
  ]);
}

/** Judges all rows; a row with a fault is not accepted. */
export function judgeRows(
  drafts: readonly ThingDraft[],
  ground: RowGround,
): { accepted: AcceptedRow[]; faults: RowFault[] } {
  const seen = new Map<string, number>();
  const accepted: AcceptedRow[] = [];
  const faults: RowFault[] = [];
  for (const draft of drafts) {
    const judged = judgeRow(draft, ground, seen);
    if (judged.faults.length > 0) faults.push(...judged.faults);
    else accepted.push({ row: draft.row, present: judged.present, thing: judged.thing });
  }
  return { accepted, faults };
}

function judgeRow(draft: ThingDraft, ground: RowGround, seen: Map<string, number>) {
  const faults: RowFault[] = [];
  const add = (field: string, code: RowFault['code'], values: RowFault['values'] = {}): void => {
    faults.push({ row: draft.row, field, code, values });
  };
  const present = draft.code ? (ground.byCode(draft.code) ?? null) : null;
  if (present?.state === 'retired') add('设备编码', 'thing-retired');
  const model = oneOf(ground.models, draft.model);
  if (!model) {
    const choices = ground.models.map(({ nameZh }) => nameZh).join('、');
    add('物模型', 'row-word-unknown', { word: draft.model, what: '物模型', choices });
  }
  if (!draft.door) {
    const choices = ground.doors.join('、');
    add('接入通道', 'row-word-unknown', { word: draft.doorText, what: '接入通道', choices });
  }
  judgeNames(draft, { ground, seen, present }, add);
  const department = departmentOf(draft, ground);
  if (draft.department && !department) {
    const choices = ground.departments.map(({ shortZh }) => shortZh).join('、');
    add('管理部门', 'row-word-unknown', { word: draft.department, what: '部门', choices });
  }
  const group = draft.groups.find((code) => !ground.groupCodes.has(code));
  if (group) {
    const choices = [...ground.groupCodes].join('、');
    add('分组', 'row-word-unknown', { word: group, what: '分组编码', choices });
  }
  const gateway = draft.gateway ? ground.byCode(draft.gateway) : undefined;
  if (draft.gateway && (!gateway || gateway.gatewayId || gateway.code === draft.code)) {
    add('网关编码', 'gateway-unknown');
  }
  const position = positionOf(draft, ground);
  if (position === 'wrong') add('经度', 'row-position-wrong');
  const thing: NewThing = {
    ...(draft.code ? { code: draft.code } : {}),
    name: draft.name,
    modelCode: model?.code ?? '',
    door: draft.door ?? 'none',
    externalId: draft.externalId || null,
    gatewayId: gateway?.id ?? null,
    position: position === 'wrong' ? null : position,
    address: draft.address,
    departmentId: department?.id ?? null,
    groupCodes: draft.groups,
  };
  return { faults, present, thing };
}

function oneOf<T extends Named>(list: readonly T[], word: string): T | undefined {
  return list.find(({ code, nameZh }) => code === word || nameZh === word);
}

function departmentOf({ department }: ThingDraft, { departments }: RowGround) {
  return departments.find(({ code, nameZh, shortZh }) =>
    [code, nameZh, shortZh].includes(department),
  );
}

function judgeNames(
  draft: ThingDraft,
  {
    ground,
    seen,
    present,
  }: { ground: RowGround; seen: Map<string, number>; present: Thing | null },
  add: (field: string, code: RowFault['code'], values?: RowFault['values']) => void,
): void {
  const names = [
    ['设备编码', draft.code, `code ${draft.code}`],
    ['接入标识', draft.externalId, `${draft.doorText} ${draft.externalId}`],
  ] as const;
  for (const [field, word, key] of names) {
    if (!word) continue;
    const row = seen.get(key);
    if (row !== undefined) add(field, 'row-repeated', { word, row });
    else seen.set(key, draft.row);
  }
  const { door, externalId } = draft;
  if (door && externalId && ground.isTaken(door, externalId, present?.id ?? null)) {
    add('接入标识', 'external-id-taken', { externalId });
  }
}

function positionOf(
  { longitude, latitude }: ThingDraft,
  ground: RowGround,
): Position | null | 'wrong' {
  if (longitude === null && latitude === null) return null;
  if (longitude === null || latitude === null) return 'wrong';
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return 'wrong';
  const position = { longitude, latitude };
  return ground.insideCounty(position) ? position : 'wrong';
}
