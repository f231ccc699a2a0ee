/** One file of a feed as records by field name, each fault noted with its line. */
import { readCsv } from './csv.ts';
import type { GtfsFault } from './types.ts';

/** A record of a file. */
export class GtfsRow {
  readonly line: number;
  readonly #file: GtfsFile;
  readonly #cells: readonly string[];

  constructor(file: GtfsFile, line: number, cells: readonly string[]) {
    this.#file = file;
    this.line = line;
    this.#cells = cells;
  }

  /** The value of a field; empty when there is none. */
  text(field: string): string {
    return this.#cells[this.#file.placeOf(field)] ?? '';
  }

  /** The value of a field that must not be empty. */
  needed(field: string): string {
    const value = this.text(field);
    if (value === '') this.fault(field, '不能为空', 'must not be empty');
    return value;
  }

  /** A number within limits; null, noted, when it is none. */
  number(field: string, least: number, most: number): number | null {
    const value = this.needed(field);
    if (value === '') return null;
    const number = Number(value);
    if (/^-?\d+(\.\d+)?$/.test(value) && number >= least && number <= most) return number;
    this.fault(
      field,
      `“${value}”应是 ${least} 到 ${most} 之间的数`,
      `“${value}” must be a number from ${least} to ${most}`,
    );
    return null;
  }

  /** A day `YYYYMMDD` as `YYYY-MM-DD`. */
  day(field: string): string | null {
    const value = this.needed(field);
    const day = value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    const at = new Date(`${day}T00:00:00Z`);
    if (day !== value && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day))
      return day;
    if (value !== '')
      this.fault(field, `“${value}”不是日期（年月日八位）`, `“${value}” is no day (YYYYMMDD)`);
    return null;
  }

  /** A time `H:MM:SS` as seconds; null when it is left out or wrong (then noted). */
  seconds(field: string): number | null {
    const value = this.text(field);
    if (value === '') return null;
    const found = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(value);
    if (!found) {
      this.fault(field, `“${value}”不是时刻（时:分:秒）`, `“${value}” is no time (H:MM:SS)`);
      return null;
    }
    const [, hours = '', minutes = '', seconds = ''] = found;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  }

  /** Notes a fault of this record. */
  fault(field: string, zh: string, en: string): void {
    this.#file.note({ line: this.line, field, zh, en });
  }
}

/** A file of a feed. */
export class GtfsFile {
  readonly name: string;
  readonly rows: readonly GtfsRow[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #faults: GtfsFault[];

  constructor(name: string, text: string, faults: GtfsFault[]) {
    this.name = name;
    this.#faults = faults;
    const [head, ...records] = readCsv(text);
    this.#columns = new Map((head?.cells ?? []).map((column, at) => [column, at]));
    this.rows = records.map(({ line, cells }) => new GtfsRow(this, line, cells));
  }

  placeOf(field: string): number {
    return this.#columns.get(field) ?? -1;
  }

  /** Notes the columns that are missing. */
  needs(...fields: readonly string[]): void {
    for (const field of fields) {
      if (!this.#columns.has(field))
        this.note({ line: 1, field, zh: '缺这一列', en: 'the column is missing' });
    }
  }

  note(fault: Omit<GtfsFault, 'file'>): void {
    this.#faults.push({ file: this.name, ...fault });
  }

  /** Notes keys that occur twice. */
  unique(field: string): void {
    const seen = new Map<string, number>();
    for (const row of this.rows) {
      const key = row.needed(field);
      const first = seen.get(key);
      if (key !== '' && first !== undefined)
        row.fault(field, `“${key}”与第 ${first} 行重复`, `“${key}” repeats line ${first}`);
      else seen.set(key, row.line);
    }
  }
}
