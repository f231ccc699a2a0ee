/** Fields of a CSV text (RFC 4180: quotes, doubled quotes, line breaks within quotes), blanks around them cut. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const pattern = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^",\r\n]*))(,|\r?\n|\r|$)/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] !== ',') {
      if (cells.length > 1 || cells[0] !== '') rows.push(cells);
      cells = [];
    }
    if (pattern.lastIndex >= text.length) break;
  }
  return rows;
}
