/** An item on paper: what it is, what to bring, the questions with room to write, the signature. */
import type { FormField, ItemView, Material } from '../contract/index.ts';
import { allQuestions, type Question } from '../rules/form.ts';
import { PaperSheet } from './sheet.ts';

const words = {
  foot: '本表免费,可复印。填不好的地方请窗口人员帮忙。',
  fill: '请用黑色或蓝色笔写,字写大一点没关系。打勾的题在方框里打 √。',
  sign: '我保证以上内容和材料真实。我同意经办人员为办理这件事查看并核对这些信息。',
  proxy: '代办人姓名、电话、与申请人的关系(本人办理不填)',
  signature: '申请人签名(不会写字的可按手印)',
  day: '日期:        年      月      日',
  none: '这件事要本人到窗口办理,不用先填表。请按下面的清单带齐材料。',
} as const;
const forms = {
  original: '原件',
  copy: '复印件',
  originalAndCopy: '原件和复印件',
  electronic: '电子件',
} as const;

/** The form as PDF. */
export async function writePaper(
  item: ItemView,
  { townZh }: { readonly townZh: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { content } = item;
  const title = `${content.titleZh} 申请表`;
  const always =
    '0123456789 /:;,.()()□√—·“”申请表年月日工作个天元第版条件材料带什么去哪里办时限费用结果填写附件由联系电话承诺当场不收费只在需要时是否';
  const sheet = await PaperSheet.open(title, [
    JSON.stringify(item),
    JSON.stringify(words),
    JSON.stringify(forms),
    title,
    townZh,
    always,
  ]);
  sheet.text(townZh, { size: 13, colour: 'faint' });
  sheet.text(title, { size: 24, strong: true });
  sheet.text(content.summaryZh, { size: 14 });
  sheet.gap(6);
  const questions = content.form ? allQuestions(content.form) : [];
  if (questions.length === 0) sheet.text(words.none, { strong: true });
  else writeQuestions(sheet, questions);
  writeWhatToBring(sheet, item);
  if (questions.length > 0) writeSignature(sheet);
  return sheet.end(`${content.titleZh} · 第 ${item.version} 版 · ${words.foot}`);
}

function writeQuestions(sheet: PaperSheet, questions: readonly Question[]): void {
  sheet.heading('填写');
  sheet.text(words.fill, { size: 12, colour: 'faint' });
  sheet.gap(6);
  const titles = new Map(questions.map(({ key, field }) => [key, field.title]));
  for (const [at, { field, required }] of questions.entries()) {
    if (field.type === 'array') continue;
    const when = field['x-when'];
    const only = when
      ? `(只在“${titles.get(when.field) ?? ''}”是“${when.equals.join('”或“')}”时填)`
      : '';
    writeQuestion(sheet, `${at + 1}. ${field.title}${required ? '' : '(选填)'}${only}`, field);
  }
}

function writeQuestion(sheet: PaperSheet, title: string, field: FormField): void {
  const help = field.description ?? '';
  if (field.type === 'boolean') sheet.ticks(title, ['是', '否'], help);
  else if (field.enum) sheet.ticks(title, field.enum, help);
  else if (field.format === 'identity-number' || field.format === 'credit-code')
    sheet.cells(title, { count: 18, help });
  else if (field.format === 'date') sheet.box(title, { height: 32, help: help || '年 — 月 — 日' });
  else sheet.box(title, { height: field.format === 'multiline' ? 110 : 34, help });
}

function writeWhatToBring(
  sheet: PaperSheet,
  { content, departmentZh, departmentPhone }: ItemView,
): void {
  sheet.heading('要带的材料');
  for (const material of content.materials) sheet.tickLine(sayMaterial(material));
  sheet.heading('去哪里办');
  const limit =
    content.promisedDays === 0 ? '当场办结' : `承诺 ${content.promisedDays} 个工作日办结`;
  const fee = content.feeFen === 0 ? '不收费' : `${content.feeFen / 100} 元(${content.feeNote})`;
  for (const line of [
    `${departmentZh} · ${content.window}`,
    content.hours,
    `联系电话:${departmentPhone}`,
    `时限:${limit}    费用:${fee}`,
    `办好后得到:${content.resultZh}`,
  ]) {
    sheet.text(line);
  }
}

function sayMaterial({ name, need, form, note, shared }: Material): string {
  const more = [shared ? '' : forms[form], need === 'conditional' ? '只在需要时' : '', note].filter(
    Boolean,
  );
  return more.length > 0 ? `${name}(${more.join(';')})` : name;
}

function writeSignature(sheet: PaperSheet): void {
  sheet.heading('签名');
  sheet.text(words.sign);
  sheet.gap(6);
  sheet.box(words.proxy, { height: 34 });
  sheet.box(words.signature, { height: 56 });
  sheet.text(words.day);
}
