/** The page that a brief is written on: fonts, margins, where the pen stands, tags for screen readers. */
import PDFDocument from 'pdfkit';
import { fontFor, printable } from '#platform/fonts/index.ts';
import { paper } from '../inks.ts';
import type { Language } from '../words.ts';

type Doc = InstanceType<typeof PDFDocument>;

/** How a text is set. */
export interface Setting {
  readonly size: number;
  readonly strong?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Points between lines. */
  readonly lead?: number;
  readonly indent?: number;
  /** Points between signs. */
  readonly spacing?: number;
}

const margins = { top: 60, bottom: 66, left: 54, right: 54 };

/** A document being written. Knows where the pen stands and breaks pages itself. */
export class Sheet {
  readonly doc: Doc;
  readonly left = margins.left;
  readonly width: number;
  readonly bottom: number;
  readonly #missing: ReadonlySet<string>;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #table: PDFKit.PDFStructureElement | null = null;

  private constructor(title: string, language: Language, fonts: Fonts) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: language === 'zh' ? 'zh-CN' : 'en',
      displayTitle: true,
      info: { Title: title, Creator: 'Zhenshu' },
      font: fonts.regular as unknown as string,
    });
    this.doc.registerFont('regular', fonts.regular);
    this.doc.registerFont('strong', fonts.strong);
    this.#missing = fonts.missing;
    this.width = this.doc.page.width - margins.left - margins.right;
    this.bottom = this.doc.page.height - margins.bottom;
    this.doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
  }

  /** A sheet with the characters of these texts. */
  static async open(title: string, language: Language, texts: readonly string[]): Promise<Sheet> {
    const [regular, strong] = [await fontFor(texts, 400), await fontFor(texts, 600)];
    return new Sheet(title, language, {
      regular: regular.bytes,
      strong: strong.bytes,
      missing: new Set(regular.missing),
    });
  }

  /** Where the pen stands. */
  get y(): number {
    return this.doc.y;
  }

  set y(value: number) {
    this.doc.y = value;
  }

  /** Begins a new page when less room is left. */
  room(points: number): void {
    if (this.y + points <= this.bottom) return;
    this.doc.continueOnNewPage();
    this.y = margins.top;
  }

  /** Moves the pen down. */
  skip(points: number): void {
    this.y += points;
  }

  /** How high a text will be. */
  heightOf(text: string, width: number, setting: Setting): number {
    this.#use(setting);
    return this.doc.heightOfString(this.#printable(text), { width, ...this.#options(setting) });
  }

  /** How wide a line is. */
  widthOf(text: string, setting: Setting): number {
    this.#use(setting);
    return this.doc.widthOfString(this.#printable(text));
  }

  /** Sets a text at a place. The pen is moved below it. */
  text(text: string, [x, y]: readonly [number, number], width: number, setting: Setting): void {
    this.#use(setting);
    this.doc.text(this.#printable(text), x, y, { width, ...this.#options(setting) });
  }

  /** A paragraph over the whole width; it may go on on the next page. */
  paragraph(text: string, setting: Setting): void {
    const lineHeight = setting.size * 1.6 + (setting.lead ?? 0);
    this.room(Math.min(this.heightOf(text, this.width, setting), lineHeight * 2));
    this.tag('P', () => this.text(text, [this.left, this.y], this.width, setting));
  }

  /** A line across. */
  rule(y: number, weight: number, colour: string): void {
    this.artifact(() => this.line(y, weight, colour));
  }

  /** A line across, within content that is marked already. */
  line(y: number, weight: number, colour: string): void {
    const { doc, left, width } = this;
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(weight)
      .stroke(colour);
  }

  /** What the work writes is one element of the document's structure. */
  tag(type: 'H1' | 'H2' | 'P' | 'Figure', work: () => void, alt = ''): void {
    this.doc.addStructure(this.doc.struct(type, alt ? { alt } : {}, work));
  }

  /** A table; the work writes its rows by `row`. */
  table(work: () => void): void {
    this.#table = this.doc.struct('Table');
    this.doc.addStructure(this.#table);
    work();
    this.#table.end();
    this.#table = null;
  }

  /** A row of the table under way: one cell a work. */
  row(type: 'TH' | 'TD', cells: readonly (() => void)[]): void {
    const row = this.doc.struct('TR');
    this.#table?.add(row);
    for (const cell of cells) row.add(this.doc.struct(type, {}, cell));
    row.end();
  }

  /** What the work writes is ornament or repetition. */
  artifact(work: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    work();
    this.doc.endMarkedContent();
  }

  /** Writes the foot of every page and ends. */
  async end(
    footOf: (page: number, pages: number) => [left: string, right: string],
  ): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    const setting: Setting = { size: 8, colour: paper.muted };
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      const [left, right] = footOf(page + 1, count);
      const y = this.bottom + 18;
      // Below the margin a text would begin a page of its own.
      this.doc.page.margins.bottom = 0;
      this.artifact(() => {
        this.line(y - 6, 0.5, paper.line);
        this.text(left, [this.left, y], this.width * 0.7, setting);
        this.text(right, [this.left, y], this.width, { ...setting, align: 'right' });
      });
    }
    this.doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #use({ size, strong, colour }: Setting): void {
    this.doc
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(colour ?? paper.text);
  }

  #options({ align, lead, indent, spacing }: Setting) {
    return {
      align: align ?? ('left' as const),
      lineGap: lead ?? 0,
      ...(indent ? { indent } : {}),
      ...(spacing ? { characterSpacing: spacing } : {}),
    };
  }

  #printable(text: string): string {
    return printable(text, this.#missing);
  }
}

interface Fonts {
  readonly regular: Buffer;
  readonly strong: Buffer;
  readonly missing: ReadonlySet<string>;
}
