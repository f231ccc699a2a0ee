/** What the town holds of whoever asks, as a PDF: large print, every value with its label, the name behind it. */
import PDFDocument from 'pdfkit';
import type { Ctx } from '#platform/context/index.ts';
import { fontFor, printable } from '#platform/fonts/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { Call } from '#platform/module/index.ts';
import type { HeldSection, OwnData } from '../contract/index.ts';
import { ownData } from './own-data.ts';

type Doc = InstanceType<typeof PDFDocument>;

const words = {
  zh: {
    title: '本镇保存的我的个人信息',
    made: '生成时间',
    nothing: '没有保存您的个人信息。',
    until: (days: number | null) => (days === null ? '账户存续期间保存' : `办结后保存 ${days} 天`),
    sealed: '加密存储',
    why: '用途',
  },
  en: {
    title: 'What the town holds of me',
    made: 'Made',
    nothing: 'Nothing is held of you.',
    until: (days: number | null) =>
      days === null ? 'kept while the account lives' : `kept ${days} days after the matter ended`,
    sealed: 'encrypted',
    why: 'Purpose',
  },
} as const;

/** The PDF. */
export async function ownDataPdf(ctx: Ctx, call: Pick<Call, 'server'>) {
  const data = await ownData(ctx, call);
  const bytes = await written(data, ctx.locale);
  const day = exactInstant(ctx.clock.now()).slice(0, 10);
  return { mediaType: 'application/pdf', fileName: `my-data-${day}.pdf`, bytes };
}

async function written(data: OwnData, locale: 'zh' | 'en'): Promise<Uint8Array<ArrayBuffer>> {
  const text = words[locale];
  const mark = `${data.name} ${exactInstant(new Date(data.madeAt))}`;
  const all = [JSON.stringify(data), JSON.stringify(words), mark, '0123456789 -:.,;()[]{}"'];
  const font = await fontFor([...all, text.until(1), text.until(null)], 400);
  const missing = new Set(font.missing);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 54, bottom: 54, left: 54, right: 54 },
    lang: locale === 'zh' ? 'zh-CN' : 'en',
    info: { Title: text.title, Creator: 'Zhenshu' },
    font: font.bytes as unknown as string,
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.registerFont('own', font.bytes).font('own');
  const say = (line: string) => printable(line, missing);
  doc.on('pageAdded', () => watermark(doc, say(mark)));
  watermark(doc, say(mark));
  const town = locale === 'zh' ? data.townZh : data.townEn;
  doc.fontSize(20).text(say(text.title));
  doc
    .fontSize(11)
    .text(say(`${data.name} · ${town} · ${text.made} ${exactInstant(new Date(data.madeAt))}`));
  if (data.sections.length === 0) doc.moveDown().text(say(text.nothing));
  for (const section of data.sections) setSection(doc, section, { locale, say });
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function setSection(
  doc: Doc,
  section: HeldSection,
  { locale, say }: { readonly locale: 'zh' | 'en'; readonly say: (line: string) => string },
): void {
  const text = words[locale];
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  doc
    .moveDown()
    .fontSize(15)
    .fillColor('#0f766e')
    .text(say(pick(section.titleZh, section.titleEn)));
  doc.fillColor('#555555').fontSize(9);
  for (const field of section.fields) {
    const facts = [
      `${pick(`${field.titleZh}：`, `${field.titleEn}: `)}${text.why} ${pick(field.purposeZh, field.purposeEn)}`,
      text.until(field.retentionDays),
      ...(field.sealed ? [text.sealed] : []),
      ...(field.lawKeepsZh ? [pick(field.lawKeepsZh, field.lawKeepsEn)] : []),
    ];
    doc.text(say(facts.join(' · ')));
  }
  doc.fillColor('#1c1c1c');
  for (const record of section.records) {
    const at = record.at ? exactInstant(new Date(record.at)).slice(0, 10) : '';
    doc
      .moveDown(0.5)
      .fontSize(12)
      .text(say([pick(record.titleZh, record.titleEn), at].join('  ')));
    for (const { labelZh, labelEn, value } of record.values) {
      doc.fontSize(11).text(say(`${pick(`${labelZh}：`, `${labelEn}: `)}${value}`), { indent: 12 });
    }
  }
}

/** Whose copy it is, across each page: a leaked one says where it came from. */
function watermark(doc: Doc, mark: string): void {
  const { x, y } = doc;
  doc.save().fillColor('#0f766e').fillOpacity(0.08).fontSize(22);
  for (const top of [180, 400, 620]) {
    doc
      .save()
      .rotate(-24, { origin: [300, top] })
      .text(mark, 60, top, { lineBreak: false })
      .restore();
  }
  doc.restore();
  doc.fillOpacity(1).fillColor('#1c1c1c');
  doc.x = x;
  doc.y = y;
}
