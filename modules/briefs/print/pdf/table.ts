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

/** Sets a table; `whole`: on one page where one page holds it. */
export function setTable(
  sheet: Sheet,
  table: Table,
  { language, whole = false }: { language: Language; whole?: boolean },
): void {
  const columns = columnsOf(sheet, table);
  const head = {
    words: table.columns.map(({ title }) => title[language]),
    height: 0,
    columns,
  };
  head.height = heightOf(sheet, head.words, columns, true);
  const rows = table.rows.map(({ cells, strong }) => {
    const words = texts(cells, language);
    return { cells, words, columns, strong, height: heightOf(sheet, words, columns, strong) };
  });
  const all = rows.reduce((sum, { height }) => sum + height, head.height);
  const least = rows.slice(0, 3).reduce((sum, { height }) => sum + height, head.height);
  sheet.room(whole && all < sheet.bottom - 120 ? all : least);
  sheet.table(() => {
    setHead(sheet, head);
    for (const row of rows) {
      if (sheet.y + row.height > sheet.bottom) {
        sheet.room(row.height + head.height);
        sheet.artifact(() => paintHead(sheet, head));
        sheet.skip(head.height);
      }
      setRow(sheet, row);
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

interface HeadRow {
  readonly words: readonly string[];
  readonly columns: readonly Column[];
  height: number;
}

function setHead(sheet: Sheet, head: HeadRow): void {
  const { y } = sheet;
  sheet.artifact(() => sheet.doc.rect(sheet.left, y, sheet.width, head.height).fill(paper.band));
  sheet.row(
    'TH',
    head.columns.map((column, at) => () => setCell(sheet, column, headWords(head, at), y)),
  );
  sheet.y = y + head.height;
}

/** On later pages the heading is a repetition, no row of its own. */
function paintHead(sheet: Sheet, head: HeadRow): void {
  const { y } = sheet;
  sheet.doc.rect(sheet.left, y, sheet.width, head.height).fill(paper.band);
  head.columns.forEach((column, at) => setCell(sheet, column, headWords(head, at), y));
  sheet.y = y;
}

interface CellWords {
  readonly text: string;
  readonly strong: boolean;
  readonly colour: string;
}

const headWords = ({ words }: HeadRow, at: number): CellWords => ({
  text: words[at] ?? '',
  strong: true,
  colour: paper.muted,
});

function setCell(sheet: Sheet, column: Column, words: CellWords, y: number): void {
  const place = [column.x + padding.across, y + padding.above] as const;
  const setting = settingOf(column.align, words.strong, words.colour);
  sheet.text(words.text, place, column.width - padding.across * 2, setting);
}

interface BodyRow {
  readonly cells: readonly Cell[];
  readonly words: readonly string[];
  readonly columns: readonly Column[];
  readonly height: number;
  readonly strong: boolean;
}

function setRow(sheet: Sheet, { cells, words, columns, height, strong }: BodyRow): void {
  const { y } = sheet;
  sheet.row(
    'TD',
    columns.map((column, at) => () => {
      const colour = toneColours[cells[at]?.tone ?? 'none'];
      setCell(sheet, column, { text: words[at] ?? '', strong, colour }, y);
    }),
  );
  sheet.rule(y + height, 0.5, paper.line);
  sheet.y = y + height;
}
