/** The duty matrix as a workbook, both ways. */
import type { Ground } from '#modules/towns/index.ts';
import {
  readTable,
  readWorkbook,
  type TableColumn,
  type TableRow,
  writeWorkbook,
} from '#platform/spreadsheet/index.ts';
import { type DutyInput, placeKinds, spanUnits, verifiers } from '../contract/index.ts';
import type { DutyDraft, DutyFault } from '../rules/judge.ts';
import type { DutyRow } from '../store/tables.ts';

/** Columns of the workbook; the category's name is for people and is not read. */
export const dutyColumns: readonly TableColumn[] = [
  { key: 'categoryCode', title: '事项编码', required: true, width: 12 },
  { key: 'categoryZh', title: '事项名称', width: 24 },
  { key: 'gridCell', title: '网格编码', width: 18 },
  { key: 'village', title: '村编码', width: 16 },
  { key: 'placeKind', title: '地点类别', width: 12 },
  { key: 'lead', title: '牵头部门', required: true },
  { key: 'assisting', title: '协助部门', width: 28 },
  { key: 'teamZh', title: '队伍', width: 16 },
  { key: 'responseAmount', title: '签收时限', type: 'number', required: true },
  { key: 'responseUnit', title: '签收单位', required: true, width: 10 },
  { key: 'deadlineAmount', title: '处置时限', type: 'number', required: true },
  { key: 'deadlineUnit', title: '处置单位', required: true, width: 10 },
  { key: 'verifyBy', title: '核查人', required: true, width: 10 },
  { key: 'registrationCondition', title: '立案条件', width: 36 },
  { key: 'closingCondition', title: '结案条件', width: 36 },
];

/** Between the names of departments in one cell. */
const separators = /[、,，;；]+/;

const unitWords = {
  workingHour: '工作小时',
  workingDay: '工作日',
  hour: '小时',
  day: '天',
} as const;
const verifierWords = { gridWorker: '网格员', officer: '值班员', none: '不核查' } as const;
const kindWords = {
  village: '村',
  marketQuarter: '圩镇',
  market: '市场',
  school: '学校',
  river: '河道',
  reservoir: '水库',
  countyRoad: '县道',
  busStation: '车站',
  park: '公园',
  careHome: '敬老院',
} as const;

/** The matrix as a workbook. */
export function writeDutySheet(
  rows: readonly DutyRow[],
  nameOf: (code: string) => string,
  town: Ground,
): Promise<Buffer> {
  // The short name, where it names one department only and cannot be taken for a list.
  const departmentZh = (id: string): string => {
    const { shortZh = '', code = '' } = town.department(id) ?? {};
    const alone = town.departments.filter((one) => one.shortZh === shortZh).length === 1;
    return alone && !separators.test(shortZh) ? shortZh : code;
  };
  const records = rows.map((row) => ({
    ...row,
    categoryZh: nameOf(row.categoryCode),
    gridCell: town.gridCell(row.gridCellId ?? '')?.code ?? '',
    village: town.village(row.villageId ?? '')?.code ?? '',
    placeKind: kindWords[row.placeKind as keyof typeof kindWords] ?? '',
    lead: departmentZh(row.leadDepartmentId),
    assisting: row.assistingDepartmentIds.map(departmentZh).join('、'),
    responseUnit: unitWords[row.responseUnit],
    deadlineUnit: unitWords[row.deadlineUnit],
    verifyBy: verifierWords[row.verifyBy],
    assistingDepartmentIds: undefined,
  }));
  return writeWorkbook([{ name: '权责清单', columns: dutyColumns, rows: records }]);
}

/** A fault told in words already: those of the table itself. */
export interface TableFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What a workbook holds. */
export interface SheetDuties {
  readonly drafts: readonly DutyDraft[];
  readonly faults: readonly DutyFault[];
  readonly tableFaults: readonly TableFault[];
}

/** Reads a workbook; codes and names become ids of the ground. */
export async function readDutySheet(
  bytes: Buffer,
  town: Ground,
  locale: 'zh' | 'en',
): Promise<SheetDuties> {
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: 20_000 });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, dutyColumns) : { rows: [], problems: book.problems };
  const tableFaults = table.problems.map(({ row, column, message }) => ({
    row,
    column,
    message: message[locale],
  }));
  const drafts: DutyDraft[] = [];
  const faults: DutyFault[] = [];
  for (const row of table.rows) {
    const read = new RowReader(row, town);
    const duty = read.duty();
    if (read.faults.length === 0) drafts.push({ row: row.row, id: null, duty });
    faults.push(...read.faults);
  }
  return { drafts, faults, tableFaults };
}

/** Reads one row; what it cannot understand becomes a fault. */
class RowReader {
  readonly faults: DutyFault[] = [];
  readonly #row: TableRow;
  readonly #town: Ground;

  constructor(row: TableRow, town: Ground) {
    this.#row = row;
    this.#town = town;
  }

  duty(): DutyInput {
    const kind = this.#text('placeKind');
    return {
      categoryCode: this.#text('categoryCode'),
      gridCellId: this.#place('gridCell', this.#town.gridCells),
      villageId: this.#place('village', this.#town.villages),
      placeKind:
        kind === '' ? null : this.#word('placeKind', { choices: placeKinds, words: kindWords }),
      leadDepartmentId: this.#department('lead', this.#text('lead')),
      assistingDepartmentIds: this.#text('assisting')
        .split(separators)
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => this.#department('assisting', name)),
      teamZh: this.#text('teamZh').slice(0, 40),
      response: {
        amount: this.#number('responseAmount'),
        unit: this.#word('responseUnit', { choices: spanUnits, words: unitWords }),
      },
      deadline: {
        amount: this.#number('deadlineAmount'),
        unit: this.#word('deadlineUnit', { choices: spanUnits, words: unitWords }),
      },
      verifyBy: this.#word('verifyBy', { choices: verifiers, words: verifierWords }),
      registrationCondition: this.#text('registrationCondition').slice(0, 300),
      closingCondition: this.#text('closingCondition').slice(0, 300),
    };
  }

  #text(key: string): string {
    return String(this.#row.values[key] ?? '').trim();
  }

  #number(key: string): number {
    return Number(this.#row.values[key]);
  }

  #place(
    key: string,
    list: readonly { readonly id: string; readonly code: string; readonly nameZh: string }[],
  ): string | null {
    const text = this.#text(key);
    if (text === '') return null;
    const found = list.find(({ code, nameZh }) => code === text || nameZh === text);
    const choices = Object.values(kindWords).join('、');
    if (!found) this.#fault(key, 'place-unknown', { place: text, choices });
    return found?.id ?? null;
  }

  #department(key: string, text: string): string {
    const found = this.#town.departments.find(({ code, nameZh, shortZh }) =>
      [code, nameZh, shortZh].includes(text),
    );
    if (!found) this.#fault(key, 'department-unknown', { department: text });
    return found?.id ?? '';
  }

  #word<T extends string>(
    key: string,
    {
      choices,
      words,
    }: { readonly choices: readonly [T, ...T[]]; readonly words: Readonly<Record<T, string>> },
  ): T {
    const text = this.#text(key);
    const found = choices.find((choice) => choice === text || words[choice] === text);
    const what = dutyColumns.find((column) => column.key === key)?.title ?? key;
    if (!found)
      this.#fault(key, 'word-unknown', {
        word: text,
        what,
        choices: Object.values(words).join('、'),
      });
    return found ?? choices[0];
  }

  #fault(key: string, code: DutyFault['code'], values: DutyFault['values']): void {
    const field = dutyColumns.find((column) => column.key === key)?.title ?? key;
    this.faults.push({ row: this.#row.row, field, code, values });
  }
}
