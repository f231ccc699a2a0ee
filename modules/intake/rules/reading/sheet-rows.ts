/** Rows as people see them: the spreadsheet (or the records of a CSV) counts titles, blank rows and broken ones too. */

/** Where the rows of a table stand in what it was read from. */
export interface SheetPlace {
  /** Row of the titles; left out where there are none, as in parts of a database. */
  readonly headerRow?: number | undefined;
  /** Rows below the titles that hold no row of the table, ascending. */
  readonly gaps?: readonly number[] | undefined;
}

/** The row that a spreadsheet shows beside the `line`-th row of the table. @param line from 1 */
export function sheetRow({ headerRow = 0, gaps = [] }: SheetPlace, line: number): number {
  let row = headerRow + line;
  for (const gap of gaps) {
    if (gap > row) break;
    row += 1;
  }
  return row;
}

/** The numbers between the titles and the last row that are none of `rows`. @param rows ascending */
export function gapsAmong(headerRow: number, rows: readonly number[]): number[] {
  const gaps: number[] = [];
  let next = headerRow + 1;
  for (const row of rows) {
    for (; next < row; next += 1) gaps.push(next);
    next = row + 1;
  }
  return gaps;
}

const [lineEnd, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

/** Finds blank records of a CSV piece by piece: line ends inside of quotes end no record. */
export class BlankRecords {
  /** Numbers of the blank ones, from 1. */
  readonly found: number[] = [];
  readonly #delimiter: number;
  readonly #most: number;
  #record = 1;
  #isQuoted = false;
  #isBlank = true;
  #isCellStart = true;

  constructor(delimiter: string, most: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#most = most;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.#take(byte);
  }

  #take(byte: number): void {
    if (this.#isQuoted) {
      // A doubled quote ends and begins at once.
      if (byte === quote) [this.#isQuoted, this.#isCellStart] = [false, true];
    } else if (byte === lineEnd) {
      if (this.#isBlank && this.found.length < this.#most) this.found.push(this.#record);
      this.#record += 1;
      [this.#isBlank, this.#isCellStart] = [true, true];
    } else if (byte !== carriageReturn) {
      this.#isQuoted = byte === quote && this.#isCellStart;
      this.#isCellStart = byte === this.#delimiter;
      this.#isBlank = false;
    }
  }
}
