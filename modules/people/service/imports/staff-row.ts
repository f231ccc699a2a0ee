/** One row of a workbook of staff: names become ids, what cannot be understood becomes a fault. */
import type { Locale } from '#platform/problems/index.ts';
import type { TableRow } from '#platform/spreadsheet/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { readRoles } from '../../rules/role-words.ts';
import type { StaffFields } from '../../rules/staff-import.ts';
import { type ImportWord, sayFault } from './import-words.ts';
import type { FileFault } from './judged.ts';
import { staffColumns, type StaffSurroundings } from './staff-columns.ts';

const separators = /[、,，;；]+/;
const genders = { 女: 'female', 男: 'male', female: 'female', male: 'male' } as const;
const whole = { departmentId: null, villageId: null, gridCellId: null };
type Held = StaffFields['roles'][number];
type Named = { readonly id: string; readonly code: string; readonly nameZh: string };

/** Reads one row. */
export class StaffRowReader {
  readonly faults: FileFault[] = [];
  readonly #row: TableRow;
  readonly #around: StaffSurroundings;
  readonly #locale: Locale;

  constructor(row: TableRow, around: StaffSurroundings, locale: Locale) {
    this.#row = row;
    this.#around = around;
    this.#locale = locale;
  }

  fields(): StaffFields {
    const departmentId = this.#department();
    return {
      name: this.#short('name', 50),
      username: this.#username(),
      phone: this.#phone(),
      gender: this.#gender(),
      title: this.#short('title', 50),
      departmentId,
      skills: this.#skills(departmentId),
      roles: this.#roles(departmentId),
      active: this.#row.values['active'] !== false,
    };
  }

  #text(key: string): string {
    return String(this.#row.values[key] ?? '').trim();
  }

  #short(key: string, most: number): string {
    const text = this.#text(key);
    if ([...text].length > most) this.#fault(key, 'tooLong', { value: text.slice(0, 8), most });
    return text;
  }

  #username(): string | null {
    const text = this.#text('username').toLowerCase();
    if (text === '') return null;
    if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(text))
      this.#fault('username', 'usernameWrong', { value: text });
    return text;
  }

  #phone(): string | null {
    const text = this.#text('phone');
    if (text === '') return null;
    const phone = canonicalMobile(text);
    if (!phone) this.#fault('phone', 'phoneWrong', { value: text });
    return phone ?? null;
  }

  #gender(): 'female' | 'male' | null {
    const text = this.#text('gender');
    if (text === '') return null;
    const found = genders[text as keyof typeof genders];
    if (!found) this.#fault('gender', 'genderUnknown', { value: text });
    return found ?? null;
  }

  #department(): string | null {
    const text = this.#text('department');
    if (text === '') return null;
    const { departments } = this.#around.town;
    const found = departments.find(({ code, nameZh, shortZh }) =>
      [code, nameZh, shortZh].includes(text),
    );
    const choices = departments.map(({ nameZh }) => nameZh).join('、');
    if (!found) this.#fault('department', 'departmentUnknown', { value: text, choices });
    return found?.id ?? null;
  }

  #skills(departmentId: string | null): string[] {
    const known = this.#around.town.department(departmentId ?? '')?.skills ?? [];
    const choices = known.map(({ nameZh }) => nameZh).join('、');
    return this.#text('skills')
      .split(separators)
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => {
        const found = known.find(({ code, nameZh }) => code === name || nameZh === name);
        if (!found) this.#fault('skills', 'skillUnknown', { value: name, choices });
        return found?.code ?? name;
      });
  }

  #roles(departmentId: string | null): Held[] {
    const { roles } = this.#around;
    return readRoles(this.#text('roles')).flatMap(({ role: name, places }) => {
      const role = roles.find(({ code, nameZh }) => code === name || nameZh === name);
      if (role) return this.#heldAt(role, places, departmentId);
      const choices = roles.map(({ nameZh }) => nameZh).join('、');
      this.#fault('roles', 'roleUnknown', { value: name, choices });
      return [];
    });
  }

  #heldAt(
    role: StaffSurroundings['roles'][number],
    places: readonly string[],
    departmentId: string | null,
  ): Held[] {
    const { town } = this.#around;
    const kinds = {
      gridCell: ['gridCellId', town.gridCells],
      village: ['villageId', town.villages],
      department: ['departmentId', town.departments],
    } as const;
    const kind = kinds[role.scopeKind as keyof typeof kinds];
    if (!kind) {
      if (places.length > 0) this.#fault('roles', 'placeNeedless', { value: role.nameZh });
      return [{ ...whole, roleId: role.id }];
    }
    const [key, list] = kind;
    if (places.length === 0 && key === 'departmentId' && departmentId)
      return [{ ...whole, roleId: role.id }];
    if (places.length === 0) this.#fault('roles', 'placeMissing', { value: role.nameZh });
    return places.map((place) => ({
      ...whole,
      roleId: role.id,
      [key]: this.#place(place, list),
    }));
  }

  #place(text: string, list: readonly Named[]): string {
    const byCode = list.filter(({ code }) => code === text);
    const found = byCode.length > 0 ? byCode : list.filter(({ nameZh }) => nameZh === text);
    if (found.length !== 1) this.#fault('roles', 'placeUnknown', { value: text });
    return found[0]?.id ?? '';
  }

  #fault(key: string, word: ImportWord, values: Readonly<Record<string, string | number>>): void {
    const column = staffColumns.find((one) => one.key === key)?.title ?? key;
    const message = sayFault(word, values, this.#locale);
    this.faults.push({ row: this.#row.row, column, message });
  }
}
