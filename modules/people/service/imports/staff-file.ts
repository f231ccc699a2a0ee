/** Staff as a workbook, both ways. */
import type { Tx } from '#platform/database/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import { readTable, readWorkbook, type SheetToWrite } from '#platform/spreadsheet/index.ts';
import { ground } from '#modules/towns/index.ts';
import { isPlainName, writeRoles } from '../../rules/role-words.ts';
import { judgeStaff, type PresentStaff, type StaffFields } from '../../rules/staff-import.ts';
import { roleRows } from '../../store/roles.ts';
import { assignmentsOf, staffRows } from '../../store/staff.ts';
import { sayFault } from './import-words.ts';
import { explanation, type FileFault, type Judged, tableFault } from './judged.ts';
import { staffColumns, type StaffSurroundings } from './staff-columns.ts';
import { StaffRowReader } from './staff-row.ts';

/** More would hold the transaction too long: a password is hashed for every new account. */
const mostRows = 501;

async function surroundings(tx: Tx): Promise<StaffSurroundings> {
  const roles = (await roleRows(tx)).filter(({ code }) => code !== 'resident');
  return { town: await ground(tx), roles };
}

/** Reads and judges a workbook of staff. */
export async function readStaffFile(tx: Tx, bytes: Buffer, locale: Locale): Promise<Judged> {
  const around = await surroundings(tx);
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: mostRows });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, staffColumns) : { rows: [], problems: book.problems };
  const faults: FileFault[] = table.problems.map((one) => tableFault(one, locale));
  const drafts = table.rows.flatMap((row) => {
    const read = new StaffRowReader(row, around, locale);
    const fields = read.fields();
    faults.push(...read.faults);
    return read.faults.length === 0 ? [{ row: row.row, fields }] : [];
  });
  const judged = judgeStaff(drafts, await presentStaff(tx));
  for (const { row, column, code, value } of judged.faults) {
    const shown = code === 'cellTwice' ? (around.town.gridCell(value)?.nameZh ?? value) : value;
    const title = staffColumns.find(({ key }) => key === column)?.title ?? column;
    faults.push({ row, column: title, message: sayFault(code, { value: shown }, locale) });
  }
  const rows = judged.accepted.map(({ row, present, fields, action }) => ({
    row,
    name: fields.name,
    detail: [around.town.department(fields.departmentId ?? '')?.nameZh, fields.title]
      .filter(Boolean)
      .join(' · '),
    action,
    kept: { subject: present?.id ?? null, version: present?.version ?? null, fields },
  }));
  return { rows, faults };
}

async function presentStaff(tx: Tx): Promise<PresentStaff[]> {
  const rows = await staffRows(tx, { inactive: true });
  const held = await assignmentsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { id, version, name, phone, gender, title, departmentId, skills, active, username } = row;
    const roles: StaffFields['roles'] = held
      .filter(({ personId }) => personId === id)
      .map(({ roleId, departmentId: at, villageId, gridCellId }) => ({
        roleId,
        departmentId: at,
        villageId,
        gridCellId,
      }));
    const fields = { name, phone, gender, title, departmentId, skills, active, username, roles };
    return { id, version, fields };
  });
}

/** The active staff as a workbook that can be read again; `template` leaves the rows out. */
export async function staffSheets(tx: Tx, template: boolean): Promise<SheetToWrite[]> {
  const around = await surroundings(tx);
  const present = template ? [] : await presentStaff(tx);
  const rows = present.filter(({ fields }) => fields.active).map((one) => recordOf(one, around));
  return [{ name: '人员', columns: staffColumns, rows }, staffExplanation(around)];
}

function recordOf({ fields }: PresentStaff, { town, roles }: StaffSurroundings) {
  const department = town.department(fields.departmentId ?? '');
  const skillZh = (code: string): string =>
    department?.skills.find((skill) => skill.code === code)?.nameZh ?? code;
  const held = fields.roles.map(({ roleId, ...at }) => ({
    role: roles.find(({ id }) => id === roleId)?.nameZh ?? '',
    place:
      referenceTo(town.gridCell(at.gridCellId ?? ''), town.gridCells) ||
      referenceTo(town.village(at.villageId ?? ''), town.villages) ||
      referenceTo(town.department(at.departmentId ?? ''), town.departments),
  }));
  const { name, username, phone, title, active } = fields;
  return {
    name,
    username,
    phone,
    gender: fields.gender && { female: '女', male: '男' }[fields.gender],
    title,
    department: department?.nameZh ?? '',
    skills: fields.skills.map(skillZh).join('、'),
    roles: writeRoles(held),
    active,
  };
}

type Named = { readonly code: string; readonly nameZh: string };

/** The name where it is plain and alone, else the code. */
function referenceTo(thing: Named | undefined, all: readonly Named[]): string {
  if (!thing) return '';
  const alone = all.filter(({ nameZh }) => nameZh === thing.nameZh).length === 1;
  return alone && isPlainName(thing.nameZh) ? thing.nameZh : thing.code;
}

function staffExplanation({ town, roles }: StaffSurroundings): SheetToWrite {
  const list = (names: readonly string[]): string => names.join('、');
  return explanation([
    { column: '姓名', text: '必填。同一人以用户名识别；没有用户名的看手机号，再看姓名与部门。' },
    {
      column: '用户名',
      text: '小写字母、数字与 . _ - ；新账号的临时密码在导入后显示一次。留空则不动现有账号。',
    },
    { column: '部门', text: list(town.departments.map(({ nameZh }) => nameZh)) },
    {
      column: '技能',
      text: town.departments
        .filter(({ skills }) => skills.length > 0)
        .map(({ nameZh, skills }) => `${nameZh}：${list(skills.map((skill) => skill.nameZh))}`)
        .join('；'),
    },
    { column: '角色', text: list(roles.map(({ nameZh }) => nameZh)) },
    {
      column: '角色',
      text: '管网格、村的角色在括号里写明地方，如：网格员（一号网格、二号网格）；部门角色不写括号即所在部门。',
    },
    {
      column: '网格',
      text: town.gridCells.map(({ code, nameZh }) => `${nameZh} ${code}`).join('；'),
    },
    { column: '在岗', text: '是 或 否；留空为是。填“否”即停用账号并退出登录。' },
  ]);
}
