/** Judges wished duties against the matrix and the ground; forms and files are judged alike. */
import type { DutyInput } from '../contract/index.ts';
import type { DutyRow } from '../store/tables.ts';
import type { Span } from '../types.ts';

/** One wish; `id` null means that it is new, or found by its category and place. */
export interface DutyDraft {
  /** Row of the file; 0 for a form. */
  readonly row: number;
  readonly id: string | null;
  readonly duty: DutyInput;
}

/** What is wrong with a wish; `code` names a problem of the module. */
export interface DutyFault {
  readonly row: number;
  readonly field: string;
  readonly code:
    | 'category-unknown'
    | 'department-unknown'
    | 'place-unknown'
    | 'place-twice'
    | 'duty-doubled'
    | 'row-doubled'
    | 'span-wrong'
    | 'word-unknown';
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the judge must know. */
export interface DutyGround {
  readonly codes: ReadonlySet<string>;
  readonly departmentIds: ReadonlySet<string>;
  readonly gridCellIds: ReadonlySet<string>;
  readonly villageIds: ReadonlySet<string>;
  readonly duties: readonly DutyRow[];
}

/** A wish that may be saved, and the row it changes. */
export interface AcceptedDuty {
  readonly row: number;
  readonly present: DutyRow | null;
  readonly columns: Omit<DutyRow, 'id' | 'tenantId' | 'version'>;
}

/** Judges wishes. */
export function judgeDuties(
  drafts: readonly DutyDraft[],
  ground: DutyGround,
): { accepted: AcceptedDuty[]; faults: DutyFault[] } {
  const present = new Map(ground.duties.map((row) => [keyOf(row), row]));
  const byId = new Map(ground.duties.map((row) => [row.id, row]));
  const seen = new Map<string, number>();
  const accepted: AcceptedDuty[] = [];
  const faults: DutyFault[] = [];
  for (const draft of drafts) {
    const key = keyOf(draft.duty);
    const same = present.get(key);
    const found = [...dutyFaults(draft, ground), ...doubledFaults(draft, same, seen.get(key))];
    seen.set(key, draft.row);
    faults.push(...found);
    const old = draft.id ? byId.get(draft.id) : draft.row > 0 ? same : undefined;
    if (found.length === 0)
      accepted.push({ row: draft.row, present: old ?? null, columns: columnsOf(draft.duty) });
  }
  return { accepted, faults };
}

function keyOf(
  duty: Pick<DutyRow, 'categoryCode' | 'gridCellId' | 'villageId' | 'placeKind'>,
): string {
  return [duty.categoryCode, duty.gridCellId, duty.villageId, duty.placeKind].join(' ');
}

function doubledFaults(
  { row, id, duty }: DutyDraft,
  same: DutyRow | undefined,
  before: number | undefined,
): DutyFault[] {
  const values = { category: duty.categoryCode };
  if (before !== undefined)
    return [{ row, field: 'categoryCode', code: 'row-doubled', values: { row: before } }];
  const taken = row === 0 && same !== undefined && same.id !== id;
  return taken ? [{ row, field: 'categoryCode', code: 'duty-doubled', values }] : [];
}

function dutyFaults({ row, duty }: DutyDraft, ground: DutyGround): DutyFault[] {
  const faults: DutyFault[] = [];
  const add = (field: string, code: DutyFault['code'], values: DutyFault['values']) =>
    faults.push({ row, field, code, values });
  if (!ground.codes.has(duty.categoryCode))
    add('categoryCode', 'category-unknown', { code: duty.categoryCode });
  for (const [field, ids] of [
    ['leadDepartmentId', [duty.leadDepartmentId]],
    ['assistingDepartmentIds', duty.assistingDepartmentIds],
  ] as const) {
    for (const id of ids)
      if (!ground.departmentIds.has(id)) add(field, 'department-unknown', { department: id });
  }
  const { gridCellId, villageId, placeKind } = duty;
  if ([gridCellId, villageId, placeKind].filter((one) => one !== null).length > 1)
    add('placeKind', 'place-twice', {});
  if (gridCellId && !ground.gridCellIds.has(gridCellId))
    add('gridCellId', 'place-unknown', { place: gridCellId, choices: '-' });
  if (villageId && !ground.villageIds.has(villageId))
    add('villageId', 'place-unknown', { place: villageId, choices: '-' });
  for (const field of ['response', 'deadline'] as const) {
    if (!isSpan(duty[field])) add(field, 'span-wrong', { amount: duty[field].amount });
  }
  return faults;
}

/** Working days are whole: the calendar counts them so (platform/calendar). */
function isSpan({ amount, unit }: Span): boolean {
  return (
    Number.isFinite(amount) &&
    amount > 0 &&
    (unit === 'workingHour' || unit === 'hour' || Number.isInteger(amount))
  );
}

function columnsOf({ response, deadline, ...duty }: DutyInput): AcceptedDuty['columns'] {
  return {
    ...duty,
    assistingDepartmentIds: [...new Set(duty.assistingDepartmentIds)].filter(
      (id) => id !== duty.leadDepartmentId,
    ),
    responseAmount: response.amount,
    responseUnit: response.unit,
    deadlineAmount: deadline.amount,
    deadlineUnit: deadline.unit,
  };
}
