/** Which of the listed cases wait for this person, and for what. Pure. */
import type { CaseRow } from '../../contract/index.ts';

/** Groups of the task list, in the order they are shown. */
export const taskGroups = [
  'toAccept',
  'inHandling',
  'toVerify',
  'assisting',
  'handedIn',
  'watched',
] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** Who looks. */
export interface Viewer {
  readonly personId: string;
  readonly departmentIds: readonly string[];
  readonly gridCellIds: readonly string[];
  readonly permissions: readonly string[];
}

/** The group a case belongs to for this person; null when a colleague has it in hand. */
export function groupOf(row: CaseRow, viewer: Viewer): TaskGroup | null {
  return handlingGroup(row, viewer) ?? placeGroup(row, viewer) ?? assistingGroup(row, viewer);
}

function handlingGroup(row: CaseRow, viewer: Viewer): TaskGroup | null {
  const leads = viewer.permissions.includes('cases.lead');
  const handles = leads || viewer.permissions.includes('cases.handle');
  const ours = row.leadDepartmentId !== null && viewer.departmentIds.includes(row.leadDepartmentId);
  if (!handles || !ours) return null;
  const mine = leads || row.handlerId === null || row.handlerId === viewer.personId;
  if (!mine) return null;
  if (row.state === 'dispatched') return 'toAccept';
  if (row.state === 'accepted') return 'inHandling';
  return row.state === 'done' && row.handlerId === viewer.personId ? 'handedIn' : null;
}

function placeGroup(row: CaseRow, viewer: Viewer): TaskGroup | null {
  if (!viewer.permissions.includes('cases.verify')) return null;
  if (row.gridCellId === null || !viewer.gridCellIds.includes(row.gridCellId)) return null;
  if (row.state === 'done') return 'toVerify';
  return row.state === 'dispatched' || row.state === 'accepted' ? 'watched' : null;
}

function assistingGroup(row: CaseRow, viewer: Viewer): TaskGroup | null {
  if (!viewer.permissions.includes('cases.handle')) return null;
  const ours = row.leadDepartmentId !== null && viewer.departmentIds.includes(row.leadDepartmentId);
  return !ours && (row.state === 'dispatched' || row.state === 'accepted') ? 'assisting' : null;
}

/** The list in groups, the nearest deadline first; cases without one come last. */
export function groupTasks(rows: readonly CaseRow[], viewer: Viewer): Map<TaskGroup, CaseRow[]> {
  const groups = new Map<TaskGroup, CaseRow[]>(taskGroups.map((group) => [group, []]));
  for (const row of rows) {
    const group = groupOf(row, viewer);
    if (group) groups.get(group)?.push(row);
  }
  for (const list of groups.values()) list.sort(byDeadline);
  return groups;
}

const lastOf = '9999';

function byDeadline(a: CaseRow, b: CaseRow): number {
  return (a.dueAt ?? lastOf).localeCompare(b.dueAt ?? lastOf) || a.number.localeCompare(b.number);
}
