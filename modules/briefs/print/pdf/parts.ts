/** Masthead, numbers in large and charts on paper. */
import type { Figure } from '../../contract/document.ts';
import type { Drawing, Mark } from '../../contract/drawing.ts';
import { inkColours, paper, toneColours } from '../inks.ts';
import type { Head, Language } from '../words.ts';
import type { Sheet } from './sheet.ts';

/** Title, number, who issues it and when; as such papers have always looked. */
export function setMasthead(sheet: Sheet, head: Head): void {
  const { left, width } = sheet;
  const isChinese = /\p{Script=Han}/u.test(head.title);
  if (head.state) {
    sheet.tag('P', () =>
      sheet.text(head.state, [left, 36], width, {
        size: 10,
        strong: true,
        colour: toneColours.bad,
      }),
    );
  }
  sheet.y = 66;
  sheet.tag('H1', () =>
    sheet.text(head.title, [left, sheet.y], width, {
      size: isChinese ? 25 : 21,
      strong: true,
      colour: paper.brand,
      align: 'center',
      spacing: isChinese ? 2.5 : 0,
    }),
  );
  sheet.skip(6);
  const line = { size: 11, colour: paper.text } as const;
  sheet.tag('P', () =>
    sheet.text(head.number, [left, sheet.y], width, { ...line, align: 'center' }),
  );
  sheet.skip(10);
  const y = sheet.y;
  sheet.tag('P', () => {
    sheet.text(head.issuer, [left, y], width / 2, line);
    sheet.text(head.date, [left, y], width, { ...line, align: 'right' });
  });
  sheet.skip(6);
  sheet.rule(sheet.y, 2, paper.brand);
  sheet.rule(sheet.y + 3.2, 0.6, paper.brand);
  sheet.skip(12);
  sheet.paragraph(head.period, { size: 9, colour: paper.muted, align: 'center' });
  if (head.correction) {
    sheet.skip(4);
    sheet.paragraph(head.correction, { size: 10, strong: true, colour: toneColours.bad });
  }
  sheet.skip(8);
}

/** A remark with a bar before it. */
export function setRemark(sheet: Sheet, title: string, text: string): void {
  const setting = { size: 10, lead: 4, colour: paper.text };
  const inner = sheet.width - 14;
  const words = `${title}\u3000${text}`;
  const height = sheet.heightOf(words, inner, setting);
  sheet.room(Math.min(height, 200));
  const y = sheet.y;
  sheet.tag('P', () => sheet.text(words, [sheet.left + 12, y], inner, setting));
  const isSamePage = sheet.y > y;
  if (isSamePage) {
    sheet.artifact(() => sheet.doc.rect(sheet.left, y, 3, height - 3).fill(paper.brand));
  }
  sheet.skip(10);
}

const tileHeight = 51;
const gap = 6;

/** Numbers in large: four in a row. */
export function setFigures(sheet: Sheet, figures: readonly Figure[], language: Language): void {
  const across = [3, 5, 6].includes(figures.length) ? 3 : 4;
  const width = (sheet.width - gap * (across - 1)) / across;
  for (let from = 0; from < figures.length; from += across) {
    sheet.room(tileHeight + gap);
    const y = sheet.y;
    figures.slice(from, from + across).forEach((figure, at) => {
      setTile(sheet, figure, { x: sheet.left + at * (width + gap), y, width, language });
    });
    sheet.y = y + tileHeight + gap;
  }
  sheet.skip(4);
}

function setTile(
  sheet: Sheet,
  figure: Figure,
  { x, y, width, language }: { x: number; y: number; width: number; language: Language },
): void {
  const inner = width - 16;
  sheet.artifact(() => {
    sheet.doc.rect(x, y, width, tileHeight).fill(paper.band);
    sheet.doc.rect(x, y, 2.5, tileHeight).fill(paper.brand);
  });
  sheet.tag('P', () => {
    const unit = figure.unit[language].trim();
    sheet.text(figure.name[language], [x + 10, y + 4.5], inner, { size: 8.5, colour: paper.muted });
    const value = { size: 17, strong: true };
    const own = sheet.widthOf(figure.text[language], value);
    sheet.text(figure.text[language], [x + 10, y + 14], inner, value);
    if (unit) {
      sheet.text(unit, [x + 13 + own, y + 22.5], inner - own - 3, { size: 9, colour: paper.muted });
    }
    const colour = figure.tone === 'none' ? paper.muted : toneColours[figure.tone];
    sheet.text(figure.change[language], [x + 10, y + 36.5], inner, { size: 8, colour });
  });
}

/** A chart as vectors. */
export function setDrawing(sheet: Sheet, drawing: Drawing): void {
  sheet.room(drawing.height + 6);
  const scale = sheet.width / drawing.width;
  const y = sheet.y;
  sheet.tag(
    'Figure',
    () => {
      for (const mark of drawing.marks) setMark(sheet, mark, { y, scale });
    },
    drawing.summary,
  );
  sheet.y = y + drawing.height * scale + 6;
}

function setMark(sheet: Sheet, mark: Mark, { y: top, scale }: { y: number; scale: number }): void {
  const place = ([x, y]: readonly number[]): [number, number] => [
    sheet.left + (x ?? 0) * scale,
    top + (y ?? 0) * scale,
  ];
  const colour = inkColours[mark.ink];
  const [x, y] = place(mark.at);
  const [width, height] = mark.size;
  const { doc } = sheet;
  if (mark.kind === 'rect') doc.rect(x, y, width * scale, height * scale).fill(colour);
  else if (mark.kind === 'dot') doc.circle(x, y, (width / 2) * scale).fill(colour);
  else if (mark.kind === 'line') {
    const [first = [0, 0], ...others] = mark.points.map(place);
    doc
      .lineJoin('round')
      .lineCap('round')
      .lineWidth(mark.weight)
      .moveTo(first[0] ?? 0, first[1] ?? 0);
    for (const [lineX = 0, lineY = 0] of others) doc.lineTo(lineX, lineY);
    if (mark.dashed) doc.dash(3, { space: 2.5 });
    doc.stroke(colour);
    doc.undash();
  } else {
    const setting = { size: mark.weight, colour };
    const own = sheet.widthOf(mark.text, setting) + 1;
    const shift = { start: 0, middle: own / 2, end: own }[mark.anchor];
    // The font's ascent is 1.16 em: the text's top lies that far above its base line.
    sheet.text(mark.text, [x - shift, y - mark.weight * 1.16], own + 2, setting);
  }
}
