/** Which member of staff a row of a workbook means, and whether it may be taken. */
import { isDeepStrictEqual } from 'node:util';
import type { StaffInput } from '../contract.ts';

/** What a row says; absent passwords are given when the row is taken. */
export type StaffFields = Omit<StaffInput, 'version' | 'password'>;

/** A row read. */
export interface StaffDraft {
  readonly row: number;
  readonly fields: StaffFields;
}

/** Somebody who is there already. */
export interface PresentStaff {
  readonly id: string;
  readonly version: number;
  readonly fields: StaffFields;
}

/** Why a row cannot be taken. */
export interface StaffFault {
  readonly row: number;
  readonly column: 'name' | 'username' | 'roles';
  readonly code: 'twice' | 'ambiguous' | 'cellTwice';
  readonly value: string;
}

/** A row that can be taken. */
export interface AcceptedStaff {
  readonly row: number;
  readonly present: PresentStaff | null;
  readonly fields: StaffFields;
  readonly action: 'add' | 'change' | 'same';
}

/**
 * Judges rows. Somebody is known by the user name, else by the phone, else by name and department
 * (then there may be one only). A blank user name keeps the one that is there.
 */
export function judgeStaff(
  drafts: readonly StaffDraft[],
  present: readonly PresentStaff[],
): { accepted: AcceptedStaff[]; faults: StaffFault[] } {
  const accepted: AcceptedStaff[] = [];
  const faults: StaffFault[] = [];
  const taken = {
    people: new Set<string>(),
    usernames: new Set<string>(),
    cells: new Set<string>(),
  };
  for (const { row, fields } of drafts) {
    const meant = meantBy(fields, present);
    if (meant === 'ambiguous') {
      faults.push({ row, column: 'name', code: 'ambiguous', value: fields.name });
      continue;
    }
    const whole = { ...fields, username: fields.username ?? meant?.fields.username ?? null };
    const fault = clash(whole, meant, taken);
    if (fault) {
      faults.push({ row, ...fault });
      continue;
    }
    accepted.push({ row, present: meant, fields: whole, action: actionOf(whole, meant) });
  }
  return { accepted, faults };
}

function meantBy(
  fields: StaffFields,
  present: readonly PresentStaff[],
): PresentStaff | 'ambiguous' | null {
  const byAccount = present.find(
    (one) => fields.username !== null && one.fields.username === fields.username,
  );
  if (byAccount) return byAccount;
  const byPhone = present.filter(
    (one) => fields.phone !== null && one.fields.phone === fields.phone,
  );
  const alike = byPhone.length > 0 ? byPhone : namesakes(fields, present);
  if (alike.length > 1) return 'ambiguous';
  return alike[0] ?? null;
}

/** Those of the same name and department, where the row says nothing surer. */
function namesakes(fields: StaffFields, present: readonly PresentStaff[]): PresentStaff[] {
  if (fields.username !== null || fields.phone !== null) return [];
  return present.filter(
    (one) => one.fields.name === fields.name && one.fields.departmentId === fields.departmentId,
  );
}

interface Taken {
  readonly people: Set<string>;
  readonly usernames: Set<string>;
  readonly cells: Set<string>;
}

function clash(
  fields: StaffFields,
  meant: PresentStaff | null,
  taken: Taken,
): Omit<StaffFault, 'row'> | null {
  if (meant && taken.people.has(meant.id))
    return { column: 'name', code: 'twice', value: fields.name };
  if (fields.username && taken.usernames.has(fields.username))
    return { column: 'username', code: 'twice', value: fields.username };
  const cells = fields.active ? fields.roles.flatMap(({ gridCellId }) => gridCellId ?? []) : [];
  const cell = cells.find((id) => taken.cells.has(id));
  if (cell) return { column: 'roles', code: 'cellTwice', value: cell };
  if (meant) taken.people.add(meant.id);
  if (fields.username) taken.usernames.add(fields.username);
  for (const id of cells) taken.cells.add(id);
  return null;
}

function actionOf(fields: StaffFields, meant: PresentStaff | null): AcceptedStaff['action'] {
  if (!meant) return 'add';
  return isDeepStrictEqual(comparable(fields), comparable(meant.fields)) ? 'same' : 'change';
}

function comparable(fields: StaffFields): object {
  const roles = fields.roles.map(({ roleId, departmentId, villageId, gridCellId }) =>
    [roleId, departmentId, villageId, gridCellId].join('/'),
  );
  return { ...fields, skills: [...fields.skills].sort(), roles: roles.sort() };
}
