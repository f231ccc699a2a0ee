/** Comma-separated values (RFC 4180) as GTFS wants them: UTF-8, a heading row, quotes doubled within quotes. */

/** A record with the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a text; a byte order mark and empty lines are passed over. */
export function readCsv(text: string): CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < source.length; ) {
    const begun = line;
    const cells: string[] = [];
    let more = true;
    while (more) {
      const cell = source[at] === '"' ? quoted(source, at) : plain(source, at);
      cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      more = source[at] === ',';
      if (more) at += 1;
    }
    if (source.startsWith('\r\n', at)) at += 2;
    else if (source[at] === '\n' || source[at] === '\r') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begun, cells });
  }
  return records;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}

function plain(source: string, from: number): Cell {
  let end = from;
  while (end < source.length && !',\r\n'.includes(source[end] ?? '')) end += 1;
  return { value: source.slice(from, end).trim(), end, lines: 0 };
}

function quoted(source: string, from: number): Cell {
  let value = '';
  let at = from + 1;
  while (at < source.length) {
    const close = source.indexOf('"', at);
    if (close < 0) return { value: value + source.slice(at), end: source.length, lines: 0 };
    value += source.slice(at, close);
    at = close + 1;
    if (source[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What stands between the closing quote and the comma belongs to nobody.
  while (at < source.length && !',\r\n'.includes(source[at] ?? '')) at += 1;
  return { value: value.trim(), end: at, lines: value.split('\n').length - 1 };
}

/** Writes a heading and rows. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column] ?? '')).join());
  return `${[columns.join(), ...lines].join('\r\n')}\r\n`;
}

function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
