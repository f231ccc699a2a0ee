/** Tables on paper: the heading is repeated on every page, a row is never cut. */
import type { Cell, Table } from '../../contract/document.ts';
import { paper, toneColours } from '../inks.ts';
import type { Language } from '../words.ts';
import type { Setting, Sheet } from './sheet.ts';

const size = 9;
const padding = { across: 5, above: 3.5, below: 4.5 };

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Sets a table. */
export function setTable(sheet: Sheet, table: Table, language: Language): void {
  const columns = columnsOf(sheet, table);
  const heads = table.columns.map(({ title }) => title[language]);
  const headHeight = heightOf(sheet, heads, columns, true);
  const first = table.rows[0];
  const firstHeight = first ? heightOf(sheet, texts(first.cells, language), columns, false) : 0;
  sheet.room(headHeight + firstHeight);
  sheet.tag('Table', () => {
    setHead(sheet, heads, columns, headHeight);
    for (const { cells, strong } of table.rows) {
      const words = texts(cells, language);
      const height = heightOf(sheet, words, columns, strong);
      if (sheet.y + height > sheet.bottom) {
        sheet.room(height + headHeight);
        setHead(sheet, heads, columns, headHeight);
      }
      setRow(sheet, { cells, words, columns, height, strong });
    }
  });
  sheet.skip(10);
}

const texts = (cells: readonly Cell[], language: Language): string[] =>
  cells.map((one) => one[language]);

function columnsOf(sheet: Sheet, { columns }: Table): Column[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let x = sheet.left;
  return columns.map(({ width, align }) => {
    const own = (width / whole) * sheet.width;
    const column = { x, width: own, align };
    x += own;
    return column;
  });
}

const settingOf = (align: 'left' | 'right', strong: boolean, colour: string): Setting => ({
  size,
  strong,
  colour,
  align,
  lead: 1.5,
});

function heightOf(
  sheet: Sheet,
  words: readonly string[],
  columns: readonly Column[],
  strong: boolean,
): number {
  const heights = columns.map(({ width, align }, at) =>
    sheet.heightOf(
      words[at] ?? '',
      width - padding.across * 2,
      settingOf(align, strong, paper.text),
    ),
  );
  return Math.max(...heights) + padding.above + padding.below;
}

function setHead(
  sheet: Sheet,
  heads: readonly string[],
  columns: readonly Column[],
  height: number,
): void {
  const y = sheet.y;
  sheet.doc.rect(sheet.left, y, sheet.width, height).fill(paper.band);
  columns.forEach((column, at) => {
    const place = [column.x + padding.across, y + padding.above] as const;
    const setting = settingOf(column.align, true, paper.muted);
    sheet.text(heads[at] ?? '', place, column.width - padding.across * 2, setting);
  });
  sheet.y = y + height;
}

function setRow(
  sheet: Sheet,
  row: {
    cells: readonly Cell[];
    words: readonly string[];
    columns: readonly Column[];
    height: number;
    strong: boolean;
  },
): void {
  const { cells, words, columns, height, strong } = row;
  const y = sheet.y;
  columns.forEach((column, at) => {
    const colour = toneColours[cells[at]?.tone ?? 'none'];
    const place = [column.x + padding.across, y + padding.above] as const;
    const setting = settingOf(column.align, strong, colour);
    sheet.text(words[at] ?? '', place, column.width - padding.across * 2, setting);
  });
  sheet.rule_(y + height);
  sheet.y = y + height;
}
