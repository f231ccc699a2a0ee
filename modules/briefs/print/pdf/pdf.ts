/** A brief as PDF: A4, selectable text, vector charts, only the characters that it needs of the font. */
import { draw } from '../../rules/drawing/draw.ts';
import { paragraphsOf, type PrintedBrief, type PrintedSection } from '../../rules/edits.ts';
import { paper } from '../inks.ts';
import { headOf, type Imprint, type Language, sectionNumber, textsIn, words } from '../words.ts';
import { setDrawing, setFigures, setMasthead, setRemark } from './parts.ts';
import { Sheet } from './sheet.ts';
import { setTable } from './table.ts';

const fixed =
  '0123456789.,%+-−–—…“”‘’()（）：；，。、年月日第期页共版 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz一二三四五六七八九十';

/** Writes a brief. */
export async function writePdf(brief: PrintedBrief, imprint: Imprint): Promise<Buffer> {
  const { language } = imprint;
  const head = headOf(brief, imprint);
  const texts = [
    fixed,
    ...textsIn(brief, language),
    ...textsIn(words, language),
    ...Object.values(head),
  ];
  const sheet = await Sheet.open(head.title, language, texts);
  setMasthead(sheet, head);
  if (brief.lead) setRemark(sheet, words.lead[language], brief.lead);
  brief.sections.forEach((section, at) => setSection(sheet, section, { at, language }));
  setDefinitions(sheet, brief, language);
  return sheet.end((page, pages) => [head.running, words.page(page, pages, language)]);
}

function setSection(
  sheet: Sheet,
  section: PrintedSection,
  { at, language }: { at: number; language: Language },
): void {
  setTitle(sheet, `${sectionNumber(at, language)}${section.title[language]}`, keptBelow(section));
  const indent = language === 'zh' ? 21 : 0;
  for (const text of paragraphsOf(section, language)) {
    sheet.paragraph(text, { size: 10.5, lead: 5, indent });
    sheet.skip(2);
  }
  sheet.skip(4);
  if (section.note) setRemark(sheet, words.note[language], section.note);
  if (section.figures.length > 0) setFigures(sheet, section.figures, language);
  for (const chart of section.charts) setDrawing(sheet, draw(chart, language));
  for (const table of section.tables) {
    if (table.rows.length > 0) setTable(sheet, table, { language });
  }
  sheet.skip(6);
}

/** A title never stands alone at the foot of a page. */
const keptBelow = ({ sentences, charts, tables }: PrintedSection): number =>
  sentences.length > 0 ? 56 : charts.length + tables.length > 0 ? 90 : 30;

function setTitle(sheet: Sheet, title: string, below: number): void {
  sheet.room(26 + below);
  sheet.tag('H2', () =>
    sheet.text(title, [sheet.left, sheet.y], sheet.width, {
      size: 13,
      strong: true,
      colour: paper.brand,
    }),
  );
  sheet.skip(5);
}

function setDefinitions(sheet: Sheet, brief: PrintedBrief, language: Language): void {
  const none = { tone: 'none' as const };
  const small = { size: 9, lead: 3, colour: paper.muted };
  if (brief.definitions.length > 0) {
    setTitle(sheet, words.definitions[language], 24 + brief.definitions.length * 22);
    setTable(
      sheet,
      {
        title: words.definitions,
        columns: [
          { title: words.indicator, align: 'left', width: 1.1 },
          { title: words.meaning, align: 'left', width: 4 },
        ],
        rows: brief.definitions.map(({ name, meaning }) => ({
          cells: [
            { ...name, ...none },
            { ...meaning, ...none },
          ],
          strong: false,
          link: null,
        })),
      },
      { language, whole: true },
    );
  }
  if (brief.gaps.length > 0) {
    sheet.paragraph(`${words.gaps[language]}${brief.gaps.join(', ')}`, small);
  }
  sheet.paragraph(words.frozen[language], small);
}
