/** A brief as DOCX, to be worked on in Word or WPS: real headings, real tables, charts as pictures. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { draw, sheetWidth } from '../../rules/drawing/draw.ts';
import { paragraphsOf, type PrintedBrief, type PrintedSection } from '../../rules/edits.ts';
import { paper, toneColours } from '../inks.ts';
import { pictureOf } from '../picture.ts';
import { type Head, headOf, type Imprint, type Language, sectionNumber, words } from '../words.ts';
import { figureTable, tableOf } from './tables.ts';

/** Fonts that Word and WPS have; nothing is embedded. */
const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei', cs: 'Calibri' };
const bare = (colour: string): string => colour.slice(1);
/** Twentieths of a point. */
const textWidth = sheetWidth * 20;

type Block = Paragraph | ReturnType<typeof tableOf>;

/** Writes a brief. */
export async function writeDocx(brief: PrintedBrief, imprint: Imprint): Promise<Buffer> {
  const { language } = imprint;
  const head = headOf(brief, imprint);
  const sections = await Promise.all(
    brief.sections.map((section, at) => sectionBlocks(section, at, language)),
  );
  const document = new Document({
    title: head.title,
    creator: 'Zhenshu',
    styles: {
      default: {
        document: {
          run: { font, size: 21, color: bare(paper.text), language: languageOf(language) },
        },
        heading1: { run: { font, size: 44, bold: true, color: bare(paper.brand) } },
        heading2: {
          run: { font, size: 26, bold: true, color: bare(paper.brand) },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1200, bottom: 1200, left: 1080, right: 1080 },
          },
        },
        footers: { default: footer(head, language) },
        children: [
          ...masthead(head),
          ...(brief.lead ? [remark(words.lead[language], brief.lead)] : []),
          ...sections.flat(),
          ...closing(brief, language),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const languageOf = (language: Language) =>
  language === 'zh' ? { value: 'en-US', eastAsia: 'zh-CN' } : { value: 'en-GB' };

function masthead(head: Head): Paragraph[] {
  const small = (text: string, more: { color?: string; bold?: boolean } = {}): TextRun =>
    new TextRun({ text, size: 18, color: bare(paper.muted), ...more });
  const bad = { color: bare(toneColours.bad), bold: true };
  return [
    ...(head.state ? [new Paragraph({ children: [small(head.state, bad)] })] : []),
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      children: [new TextRun(head.title)],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 80, after: 120 },
      children: [new TextRun({ text: head.number, size: 22 })],
    }),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      border: {
        bottom: {
          style: BorderStyle.THIN_THICK_SMALL_GAP,
          size: 18,
          space: 6,
          color: bare(paper.brand),
        },
      },
      children: [new TextRun({ text: `${head.issuer}\t${head.date}`, size: 22 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 120 },
      children: [small(head.period)],
    }),
    ...(head.correction ? [new Paragraph({ children: [small(head.correction, bad)] })] : []),
  ];
}

function remark(title: string, text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 80, after: 120, line: 340 },
    indent: { left: 160 },
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: bare(paper.brand) } },
    children: [new TextRun({ text: `${title}\u3000`, bold: true }), new TextRun(text)],
  });
}

async function sectionBlocks(
  section: PrintedSection,
  at: number,
  language: Language,
): Promise<Block[]> {
  const charts = await Promise.all(section.charts.map((chart) => picture(draw(chart, language))));
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun(`${sectionNumber(at, language)}${section.title[language]}`)],
    }),
    ...paragraphsOf(section, language).map(
      (text) =>
        new Paragraph({
          spacing: { line: 360, after: 80 },
          ...(language === 'zh' ? { indent: { firstLine: 420 } } : {}),
          children: [new TextRun(text)],
        }),
    ),
    ...(section.note ? [remark(words.note[language], section.note)] : []),
    ...(section.figures.length > 0 ? [figureTable(section.figures, language), gap()] : []),
    ...charts,
    ...section.tables
      .filter(({ rows }) => rows.length > 0)
      .flatMap((table) => [tableOf(table, language), gap()]),
  ];
}

const gap = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 60 }, children: [] });

async function picture(drawing: ReturnType<typeof draw>): Promise<Paragraph> {
  const pixels = 96 / 72;
  return new Paragraph({
    spacing: { before: 60, after: 120 },
    children: [
      new ImageRun({
        type: 'png',
        data: await pictureOf(drawing),
        transformation: { width: drawing.width * pixels, height: drawing.height * pixels },
        altText: {
          name: drawing.title ?? '',
          title: drawing.title ?? '',
          description: drawing.summary,
        },
      }),
    ],
  });
}

function closing(brief: PrintedBrief, language: Language): Block[] {
  const plain = { tone: 'none' as const };
  const small = (text: string): Paragraph =>
    new Paragraph({
      spacing: { before: 80, line: 300 },
      children: [new TextRun({ text, size: 18, color: bare(paper.muted) })],
    });
  const table = {
    title: words.definitions,
    columns: [
      { title: words.indicator, align: 'left' as const, width: 1.1 },
      { title: words.meaning, align: 'left' as const, width: 4 },
    ],
    rows: brief.definitions.map(({ name, meaning }) => ({
      cells: [
        { ...name, ...plain },
        { ...meaning, ...plain },
      ],
      strong: false,
      link: null,
    })),
  };
  return [
    ...(table.rows.length > 0
      ? [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            children: [new TextRun(words.definitions[language])],
          }),
          tableOf(table, language),
        ]
      : []),
    ...(brief.gaps.length > 0 ? [small(`${words.gaps[language]}${brief.gaps.join(', ')}`)] : []),
    small(words.frozen[language]),
  ];
}

function footer(head: Head, language: Language): Footer {
  const numbers =
    language === 'zh'
      ? ['第 ', PageNumber.CURRENT, ' 页\u3000共 ', PageNumber.TOTAL_PAGES, ' 页']
      : ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  const style = { size: 16, color: bare(paper.muted) };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({ text: `${head.running}\t`, ...style }),
          new TextRun({ children: numbers, ...style }),
        ],
      }),
    ],
  });
}
