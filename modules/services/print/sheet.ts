/** A4 in large print with boxes to write in: pages break by themselves, every page says what it is. */
import PDFDocument from 'pdfkit';
import { fontFor, printable } from '#platform/fonts/index.ts';

type Doc = InstanceType<typeof PDFDocument>;

const margin = { top: 64, bottom: 64, left: 50, right: 50 };
const ink = { text: '#1c1c1c', brand: '#0f766e', line: '#8a8a8a', faint: '#555555' } as const;

/** How a line of text is set. */
export interface Setting {
  readonly size?: number;
  readonly strong?: boolean;
  readonly colour?: keyof typeof ink;
  readonly indent?: number;
}

/** A document being written. */
export class PaperSheet {
  readonly #doc: Doc;
  readonly #missing: ReadonlySet<string>;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  readonly width: number;

  private constructor(title: string, fonts: readonly [Buffer, Buffer], missing: readonly string[]) {
    this.#doc = new PDFDocument({
      size: 'A4',
      margins: margin,
      bufferPages: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, Creator: 'Zhenshu' },
      font: fonts[0] as unknown as string,
    });
    this.#doc.registerFont('regular', fonts[0]).registerFont('strong', fonts[1]);
    this.#missing = new Set(missing);
    this.width = this.#doc.page.width - margin.left - margin.right;
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.#doc.on('end', resolve);
      this.#doc.on('error', reject);
    });
  }

  /** A sheet with the characters of these texts. */
  static async open(title: string, texts: readonly string[]): Promise<PaperSheet> {
    const [regular, strong] = [await fontFor(texts, 400), await fontFor(texts, 600)];
    return new PaperSheet(title, [regular.bytes, strong.bytes], regular.missing);
  }

  #say(text: string): string {
    return printable(text, this.#missing);
  }

  /** Begins a new page when less room is left. */
  room(points: number): void {
    const bottom = this.#doc.page.height - margin.bottom;
    if (this.#doc.y + points > bottom) this.#doc.addPage();
  }

  /** A paragraph. */
  text(words: string, { size = 14, strong, colour = 'text', indent = 0 }: Setting = {}): void {
    const doc = this.#doc
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(ink[colour]);
    const said = this.#say(words);
    const width = this.width - indent;
    this.room(doc.heightOfString(said, { width, lineGap: 4 }) + 2);
    doc.text(said, margin.left + indent, doc.y, { width, lineGap: 4 });
    doc.x = margin.left;
  }

  /** A heading with a rule below it. */
  heading(words: string): void {
    this.room(70);
    this.gap(10);
    this.text(words, { size: 17, strong: true, colour: 'brand' });
    this.#doc
      .moveTo(margin.left, this.#doc.y + 1)
      .lineTo(margin.left + this.width, this.#doc.y + 1)
      .lineWidth(1)
      .strokeColor(ink.brand)
      .stroke();
    this.gap(8);
  }

  /** Empty room. */
  gap(points: number): void {
    this.#doc.y += points;
  }

  /** A question with a box to write in; a help line may stand in the box's head. */
  box(
    question: string,
    { height, help = '' }: { readonly height: number; readonly help?: string },
  ): void {
    this.room(height + 52);
    this.text(question, { strong: true });
    if (help) this.text(help, { size: 11, colour: 'faint' });
    const top = this.#doc.y + 2;
    this.#doc
      .rect(margin.left, top, this.width, height)
      .lineWidth(0.8)
      .strokeColor(ink.line)
      .stroke();
    this.#doc.y = top + height + 8;
  }

  /** A question with as many small boxes as the answer has characters. */
  cells(
    question: string,
    { count, help = '' }: { readonly count: number; readonly help?: string },
  ): void {
    this.room(84);
    this.text(question, { strong: true });
    if (help) this.text(help, { size: 11, colour: 'faint' });
    const size = Math.min(27, this.width / count);
    const top = this.#doc.y + 2;
    for (let at = 0; at < count; at += 1) {
      this.#doc
        .rect(margin.left + at * size, top, size, 28)
        .lineWidth(0.8)
        .strokeColor(ink.line)
        .stroke();
    }
    this.#doc.y = top + 36;
  }

  /** A question with answers to tick. */
  ticks(question: string, answers: readonly string[], help = ''): void {
    this.room(60);
    this.text(question, { strong: true });
    if (help) this.text(help, { size: 11, colour: 'faint' });
    this.#doc.font('regular').fontSize(14).fillColor(ink.text);
    let x = margin.left;
    let y = this.#doc.y + 4;
    for (const answer of answers) {
      const said = this.#say(answer);
      const width = this.#doc.widthOfString(said) + 40;
      if (x > margin.left && x + width > margin.left + this.width) {
        x = margin.left;
        y += 26;
      }
      this.#tick(x, y);
      this.#doc.text(said, x + 20, y - 1, { lineBreak: false });
      x += width;
    }
    this.#doc.x = margin.left;
    this.#doc.y = y + 28;
  }

  /** A line to tick off. */
  tickLine(words: string): void {
    const doc = this.#doc.font('regular').fontSize(14);
    const said = this.#say(words);
    const height = doc.heightOfString(said, { width: this.width - 24, lineGap: 4 });
    this.room(height + 6);
    this.#tick(margin.left, doc.y + 2);
    doc
      .fillColor(ink.text)
      .text(said, margin.left + 24, doc.y, { width: this.width - 24, lineGap: 4 });
    doc.x = margin.left;
    this.gap(3);
  }

  #tick(x: number, y: number): void {
    this.#doc.rect(x, y, 14, 14).lineWidth(1).strokeColor(ink.text).stroke();
  }

  /** Ends the document; the foot stands on every page with its number. */
  async end(foot: string): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let at = start; at < start + count; at += 1) {
      this.#doc.switchToPage(at);
      const { page } = this.#doc;
      // Below the margin, where pdfkit would otherwise begin a new page.
      page.margins.bottom = 0;
      this.#doc
        .font('regular')
        .fontSize(10)
        .fillColor(ink.faint)
        .text(this.#say(`${foot}  ${at + 1} / ${count}`), margin.left, page.height - 40, {
          width: this.width,
          align: 'center',
          lineBreak: false,
        });
    }
    this.#doc.end();
    await this.#ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}
