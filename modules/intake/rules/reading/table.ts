/** How a table lies in a file: delimiter, row of the titles, names of the columns. */

export const delimiters = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The first records of a text of values divided by a delimiter (RFC 4180), quotes and line ends inside quotes included. */
export function firstRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = [];
  let [record, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length && records.length < most; at += 1) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) {
      record.push(cell);
      cell = '';
    } else if (sign === '\n') {
      records.push([...record, cell.replace(/\r$/, '')]);
      [record, cell] = [[], ''];
    } else cell += sign;
  }
  if (records.length < most && (cell !== '' || record.length > 0)) records.push([...record, cell]);
  return records;
}

/** The delimiter that cuts the first records into the same number of cells most often. */
export function guessDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const widths = firstRecords(text, delimiter, 60).map((record) => record.length);
    const widest = mostFrequent(widths.filter((width) => width > 1));
    const score = widths.filter((width) => width === widest).length * Math.min(widest, 40);
    if (widest > 1 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const looksLikeValue = (cell: string): boolean =>
  /^[\d\s.,:/年月日+-]+$/.test(cell) || /\d{5,}/.test(cell) || cell.length > 40;

/**
 * The row of the titles among the first rows, from 0: the first in which nearly every column has a short, different text that is no
 * value, as wide as the rows below. Lists often begin with their own name and a line of remarks.
 */
export function guessHeader(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  const width = mostFrequent(filled.map((row) => row.length).filter((count) => count > 0));
  for (const [at, cells] of filled.slice(0, 20).entries()) {
    if (cells.length < Math.max(1, width * 0.7)) continue;
    const different = new Set(cells).size;
    const titles = cells.filter((cell) => !looksLikeValue(cell)).length;
    if (different >= cells.length * 0.9 && titles >= cells.length * 0.9) return at;
  }
  return 0;
}

/** Names of the columns: each once, none empty. */
export function columnTitles(header: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: Math.max(width, header.length) }, (_, at) => {
    const plain = (header[at] ?? '')
      .replace(/[\s*\ufeff]+/g, ' ')
      .trim()
      .slice(0, 100);
    const title = plain || `第${at + 1}列`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title}(${count})`;
  });
}

/** A cell of a CSV that is handed on: quoted where it must be. */
export function csvCell(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * A cell as it leaves the house in a CSV: what a spreadsheet would take for a formula is kept from waking by a quote in front (OWASP,
 * CSV injection).
 */
export function harmlessCell(value: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value)
    ? `'${value}`
    : value;
}
