/** A receipt as PDF, in big type: what a person of 75 can read without glasses. */
import PDFDocument from 'pdfkit';
import type { FileReply } from '#platform/contract/index.ts';
import { fontFor, printable } from '#platform/fonts/index.ts';
import { exactInstant, type Locale } from '#platform/i18n/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import type { ReceiptView } from '../contract/index.ts';

const words = {
  zh: {
    title: '缴费收据',
    simulated: '模拟支付，没有扣款，不作报销凭证',
    number: '票据号码',
    code: '验证码',
    payer: '缴费人',
    item: '项目',
    bill: '账单编号',
    amount: '金额',
    capital: '大写',
    way: '方式',
    time: '时间',
    issuer: '收款单位',
    refunded: '已退款',
    verify: '真伪查询：在“我的缴费”或镇政府网站输入票据号码和验证码。',
    channel: { wechat: '微信支付', alipay: '支付宝', cash: '现金', pos: '银行卡' },
  },
  en: {
    title: 'Receipt',
    simulated: 'Simulated payment: no money moved',
    number: 'Number',
    code: 'Code',
    payer: 'Payer',
    item: 'For',
    bill: 'Bill',
    amount: 'Amount',
    capital: 'In words',
    way: 'By',
    time: 'Time',
    issuer: 'Received by',
    refunded: 'Given back',
    verify: 'To verify it, enter number and code under “My bills”.',
    channel: { wechat: 'WeChat Pay', alipay: 'Alipay', cash: 'cash', pos: 'card' },
  },
} as const;

/** The PDF. */
export async function receiptPdf(receipt: ReceiptView, locale: Locale): Promise<FileReply> {
  const bytes = await written(receipt, locale);
  return { mediaType: 'application/pdf', fileName: `${receipt.number}.pdf`, bytes };
}

function linesOf(receipt: ReceiptView, locale: Locale): [string, string][] {
  const text = words[locale];
  const pick = (zh: string, en: string): string => (locale === 'zh' ? zh : en || zh);
  const code = receipt.code.replace(/(.{4})(?=.)/g, '$1 ');
  return [
    [text.amount, formatYuan(receipt.amountFen, locale)],
    ...(locale === 'zh' ? ([[text.capital, receipt.amountWords]] as [string, string][]) : []),
    [text.item, pick(receipt.titleZh, receipt.titleEn)],
    [text.payer, receipt.payerName],
    [text.way, text.channel[receipt.channel]],
    [text.time, exactInstant(new Date(receipt.issuedAt)).slice(0, 16)],
    [
      text.issuer,
      `${pick(receipt.townZh, receipt.townEn)} ${pick(receipt.departmentZh, receipt.departmentEn)}`,
    ],
    [text.bill, receipt.billNumber],
    [text.number, receipt.number],
    [text.code, code],
    ...(receipt.refundedFen > 0
      ? ([[text.refunded, formatYuan(receipt.refundedFen, locale)]] as [string, string][])
      : []),
  ];
}

async function written(receipt: ReceiptView, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const text = words[locale];
  const lines = linesOf(receipt, locale);
  const font = await fontFor([text.title, text.simulated, text.verify, ...lines.flat()], 400);
  const missing = new Set(font.missing);
  const say = (line: string): string => printable(line, missing);
  const doc = new PDFDocument({
    size: 'A5',
    layout: 'landscape',
    margins: { top: 32, bottom: 28, left: 40, right: 40 },
    lang: locale === 'zh' ? 'zh-CN' : 'en',
    info: { Title: `${text.title} ${receipt.number}`, Creator: 'Zhenshu' },
    font: font.bytes as unknown as string,
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.registerFont('own', font.bytes).font('own');
  doc.fontSize(26).text(say(text.title), { align: 'center' });
  if (receipt.simulated) {
    doc.fontSize(14).fillColor('#b3261e').text(say(text.simulated), { align: 'center' });
  }
  doc.fillColor('#1c1c1c').moveDown(0.4);
  for (const [index, [label, value]] of lines.entries()) {
    const top = doc.y;
    doc
      .fontSize(14)
      .fillColor('#555555')
      .text(say(label), 40, top + 2, { width: 90 });
    doc.fillColor('#1c1c1c').fontSize(index === 0 ? 22 : 16);
    doc.text(say(value), 135, index === 0 ? top - 4 : top, { width: 420 });
    doc.moveDown(0.15);
  }
  doc.moveDown(0.5).fontSize(11).fillColor('#555555').text(say(text.verify), 40);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
