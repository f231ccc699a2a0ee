/** Tables of a DOCX: the heading row is repeated, no row is cut. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Figure, Table as BriefTable } from '../../contract/document.ts';
import { sheetWidth } from '../../rules/drawing/draw.ts';
import { paper, toneColours } from '../inks.ts';
import type { Language } from '../words.ts';

const bare = (colour: string): string => colour.slice(1);
const whole = sheetWidth * 20;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hair = { style: BorderStyle.SINGLE, size: 4, color: bare(paper.line) };
const margins = { top: 50, bottom: 50, left: 90, right: 90 };
const band = { type: ShadingType.CLEAR, color: 'auto', fill: bare(paper.band) };

interface Words {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
  readonly align: 'left' | 'right';
  readonly size?: number;
}

const line = ({ text, colour, bold, align, size = 18 }: Words): Paragraph =>
  new Paragraph({
    alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [new TextRun({ text, size, bold, color: bare(colour) })],
  });

/** A table of the brief. */
export function tableOf({ columns, rows }: BriefTable, language: Language): Table {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / shares) * whole));
  const cell = (at: number, words: Omit<Words, 'align'>, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins,
      verticalAlign: VerticalAlign.CENTER,
      borders: { top: none, left: none, right: none, bottom: hair },
      ...(isHead ? { shading: band } : {}),
      children: [line({ ...words, align: columns[at]?.align ?? 'left' })],
    });
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) =>
          cell(at, { text: title[language], colour: paper.muted, bold: true }, true),
        ),
      }),
      ...rows.map(
        ({ cells, strong }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((one, at) =>
              cell(at, { text: one[language], colour: toneColours[one.tone], bold: strong }, false),
            ),
          }),
      ),
    ],
  });
}

/** Numbers in large, four in a row. */
export function figureTable(figures: readonly Figure[], language: Language): Table {
  const across = Math.min(4, figures.length);
  const width = Math.floor(whole / across);
  const lines = Array.from({ length: Math.ceil(figures.length / across) }, (_, at) =>
    figures.slice(at * across, (at + 1) * across),
  );
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => width),
    rows: lines.map(
      (own) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: across }, (_, at) => figureCell(own[at], width, language)),
        }),
    ),
  });
}

function figureCell(figure: Figure | undefined, width: number, language: Language): TableCell {
  const white = { style: BorderStyle.SINGLE, size: 24, color: bare(paper.white) };
  const borders = { top: white, bottom: white, left: white, right: white };
  const size = { size: width, type: WidthType.DXA };
  if (!figure) return new TableCell({ width: size, borders, children: [new Paragraph('')] });
  const plain = { bold: false, align: 'left' as const };
  const tone = figure.tone === 'none' ? paper.muted : toneColours[figure.tone];
  return new TableCell({
    width: size,
    borders,
    margins,
    shading: band,
    children: [
      line({ text: figure.name[language], colour: paper.muted, size: 17, ...plain }),
      new Paragraph({
        children: [
          new TextRun({ text: figure.text[language], size: 34, bold: true }),
          new TextRun({ text: figure.unit[language], size: 18, color: bare(paper.muted) }),
        ],
      }),
      line({ text: figure.change[language], colour: tone, size: 16, ...plain }),
    ],
  });
}
