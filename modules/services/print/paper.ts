/** An item on paper: the questions with room to write, what to bring, where to go, the signature. */
import { formatYuan } from '#platform/money/index.ts';
import type { FormField, ItemView, Material } from '../contract/index.ts';
import { allQuestions, type Question } from '../rules/form.ts';
import { words } from './paper-words.ts';
import { PaperSheet } from './sheet.ts';

const forms = {
  original: '原件',
  copy: '复印件',
  originalAndCopy: '原件和复印件',
  electronic: '电子件',
} as const;

/** Signs of what is put together here. */
const signs = '0123456789 /:;,.()¥·—“”';

/** The form as PDF. */
export async function writePaper(
  item: ItemView,
  { townZh }: { readonly townZh: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { content } = item;
  const title = words.title(content.titleZh);
  const said = Object.values(words).map((one) => (typeof one === 'string' ? one : one('', '')));
  const texts = [JSON.stringify(item), ...said, ...Object.values(forms), title, townZh, signs];
  const sheet = await PaperSheet.open(title, texts);
  sheet.text(townZh, { size: 13, colour: 'faint' });
  sheet.text(title, { size: 24, strong: true });
  sheet.text(content.summaryZh, { size: 14 });
  sheet.gap(6);
  const questions = content.form ? allQuestions(content.form) : [];
  if (questions.length === 0) sheet.text(words.none, { strong: true });
  else writeQuestions(sheet, questions);
  writeWhatToBring(sheet, item);
  if (questions.length > 0) writeSignature(sheet);
  return sheet.end(words.foot(content.titleZh, String(item.version)));
}

/** Photos are papers that are brought: they are no questions here. */
function writeQuestions(sheet: PaperSheet, questions: readonly Question[]): void {
  sheet.heading(words.fillHead);
  sheet.text(words.fill, { size: 12, colour: 'faint' });
  sheet.gap(6);
  const titles = new Map(questions.map(({ key, field }) => [key, field.title]));
  const written = questions.filter(({ field }) => field.type !== 'array');
  for (const [at, { field, required }] of written.entries()) {
    const when = field['x-when'];
    const only = when ? words.when(titles.get(when.field) ?? '', when.equals.join(words.or)) : '';
    const head = `${at + 1}. ${field.title}${required ? '' : words.optional}${only}`;
    writeQuestion(sheet, head, field);
  }
}

function writeQuestion(sheet: PaperSheet, title: string, field: FormField): void {
  const help = field.description ?? '';
  if (field.type === 'boolean') sheet.ticks(title, [words.yes, words.no], help);
  else if (field.enum) sheet.ticks(title, field.enum, help);
  else if (field.format === 'identity-number' || field.format === 'credit-code')
    sheet.cells(title, { count: 18, help });
  else if (field.format === 'date') sheet.box(title, { height: 32, help: help || words.ymd });
  else sheet.box(title, { height: field.format === 'multiline' ? 110 : 34, help });
}

function writeWhatToBring(
  sheet: PaperSheet,
  { content, departmentZh, departmentPhone }: ItemView,
): void {
  sheet.heading(words.bring);
  for (const material of content.materials) sheet.tickLine(sayMaterial(material));
  sheet.heading(words.where);
  const { promisedDays, feeFen, feeNote } = content;
  const limit = promisedDays === 0 ? words.atOnce : words.days(String(promisedDays));
  const fee = feeFen === 0 ? words.free : words.fee(formatYuan(feeFen), feeNote);
  sheet.text(`${departmentZh} · ${content.window}`);
  sheet.text(content.hours);
  sheet.text(words.phone(departmentPhone));
  sheet.text(words.limit(limit, fee));
  sheet.text(words.result(content.resultZh));
}

function sayMaterial({ name, need, form, note, shared }: Material): string {
  const only = need === 'conditional' ? words.conditional : '';
  const more = [shared ? '' : forms[form], only, note].filter(Boolean);
  return more.length > 0 ? `${name}（${more.join('；')}）` : name;
}

function writeSignature(sheet: PaperSheet): void {
  sheet.room(250);
  sheet.heading(words.signHead);
  sheet.text(words.sign);
  sheet.gap(6);
  sheet.box(words.proxy, { height: 34 });
  sheet.box(words.signature, { height: 56 });
  sheet.text(words.day);
}
