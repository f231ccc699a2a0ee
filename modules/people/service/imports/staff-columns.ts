/** The columns of a workbook of staff, and what its names are looked up in. */
import type { Ground } from '#modules/towns/index.ts';
import type { TableColumn } from '#platform/spreadsheet/index.ts';
import type { Role } from '../../contract.ts';

/** Columns of the workbook. */
export const staffColumns: readonly TableColumn[] = [
  { key: 'name', title: '姓名', required: true, width: 12 },
  { key: 'username', title: '用户名', width: 16 },
  { key: 'phone', title: '手机号', width: 14 },
  { key: 'gender', title: '性别', width: 8 },
  { key: 'title', title: '职务', width: 18 },
  { key: 'department', title: '部门', width: 18 },
  { key: 'skills', title: '技能', width: 24 },
  { key: 'roles', title: '角色', width: 44 },
  { key: 'active', title: '在岗', type: 'boolean' },
];

/** What the names in a workbook are looked up in. */
export interface StaffSurroundings {
  readonly town: Ground;
  readonly roles: readonly Pick<Role, 'id' | 'code' | 'nameZh' | 'scopeKind'>[];
}
