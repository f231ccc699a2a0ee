/** Forms: which questions are asked, and whether an answer is one. Pure; the schema is data (see contract/form.ts). */
import {
  canonicalMobile,
  isBankCard,
  isIdentityNumber,
  isLandline,
  isSocialCreditCode,
} from '#platform/text/index.ts';
import type { Answer, Answers, FormField, FormSchema } from '../contract/form.ts';
import { allQuestions, isEmpty, questionsOf } from '../contract/questions.ts';

export { allQuestions, isEmpty, type Question, questionsOf } from '../contract/questions.ts';

/** What is wrong with an answer. */
export interface Fault {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

/** Answers of questions that are asked, and nothing else: what a changed mind left behind goes. */
export function keptAnswers(form: FormSchema, answers: Answers): Answers {
  const kept = questionsOf(form, answers).flatMap(({ key }) => {
    const answer = answers[key];
    return answer === undefined || isEmpty(answer) ? [] : [[key, tidied(answer)] as const];
  });
  return Object.fromEntries(kept);
}

const sensitiveFormats: readonly string[] = ['identity-number', 'bank-card'];

/** Whether answers hold sensitive personal data (PIPL 28): an identity number or a bank card. */
export function asksSensitive(form: FormSchema, answers: Answers): boolean {
  return questionsOf(form, answers).some(
    ({ key, field }) => sensitiveFormats.includes(field.format ?? '') && key in answers,
  );
}

function tidied(answer: Answer): Answer {
  return typeof answer === 'string' ? answer.normalize('NFKC').trim() : answer;
}

/** What is wrong with the answers that are there. */
export function faultsOf(form: FormSchema, answers: Answers): Fault[] {
  return questionsOf(form, answers).flatMap(({ key, field }) => {
    const answer = answers[key];
    if (answer === undefined || isEmpty(answer)) return [];
    const fault = faultOf(field, tidied(answer));
    return fault ? [{ key, ...fault }] : [];
  });
}

/** Keys of required questions without an answer, in order. */
export function missingOf(form: FormSchema, answers: Answers): string[] {
  return questionsOf(form, answers)
    .filter(
      ({ key, field, required }) =>
        (required && isEmpty(answers[key])) || tooFew(field, answers[key]),
    )
    .map(({ key }) => key);
}

function tooFew({ type, minItems = 0 }: FormField, answer: Answer | undefined): boolean {
  return type === 'array' && minItems > 0 && (!Array.isArray(answer) || answer.length < minItems);
}

type Words = Pick<Fault, 'zh' | 'en'>;
const say = (zh: string, en: string): Words => ({ zh, en });
const notThis = say('这不是要求的内容', 'This is not what is asked for');

function faultOf(field: FormField, answer: Answer): Words | null {
  if (field.type === 'boolean') return typeof answer === 'boolean' ? null : notThis;
  if (field.type === 'array') return fileFault(field, answer);
  if (field.type === 'string')
    return typeof answer === 'string' ? textFault(field, answer) : notThis;
  return typeof answer === 'number' ? numberFault(field, answer) : say('请填数字', 'Give a number');
}

function fileFault({ maxItems = 6 }: FormField, answer: Answer): Words | null {
  if (!Array.isArray(answer)) return notThis;
  return answer.length > maxItems ? say(`最多 ${maxItems} 个`, `At most ${maxItems} files`) : null;
}

function numberFault({ type, minimum, maximum }: FormField, answer: number): Words | null {
  if (!Number.isFinite(answer)) return say('请填数字', 'Give a number');
  if (type === 'integer' && !Number.isInteger(answer))
    return say('请填整数', 'Give a whole number');
  if (minimum !== undefined && answer < minimum)
    return say(`不能小于 ${minimum}`, `Not below ${minimum}`);
  if (maximum !== undefined && answer > maximum)
    return say(`不能大于 ${maximum}`, `Not above ${maximum}`);
  return null;
}

function textFault(field: FormField, answer: string): Words | null {
  const { enum: options, format, minLength = 0, maxLength = 400 } = field;
  if (options && !options.includes(answer))
    return say('请从选项中选一个', 'Choose one of the answers');
  const length = [...answer].length;
  if (length < minLength) return say(`至少 ${minLength} 个字`, `At least ${minLength} characters`);
  if (length > maxLength)
    return say(
      `最多 ${maxLength} 个字，现在 ${length} 个`,
      `At most ${maxLength} characters, there are ${length}`,
    );
  return format ? checks[format](answer) : null;
}

const checks: Readonly<Record<NonNullable<FormField['format']>, (text: string) => Words | null>> = {
  date: (text) =>
    isDay(text) ? null : say('日期写成 2020-09-01 这样', 'Write the date like 2020-09-01'),
  phone: (text) =>
    canonicalMobile(text) || isLandline(text)
      ? null
      : say('电话号码不对，手机是 11 位', 'Not a phone number; a mobile one has 11 digits'),
  'identity-number': (text) =>
    isIdentityNumber(text.toUpperCase())
      ? null
      : say(
          '身份证号不对，请核对 18 位数字和最后一位',
          'Not an identity number: check all 18 digits',
        ),
  'credit-code': (text) =>
    isSocialCreditCode(text.toUpperCase())
      ? null
      : say('统一社会信用代码不对，共 18 位', 'Not a social credit code of 18 characters'),
  'bank-card': (text) =>
    isBankCard(text.replaceAll(' ', ''))
      ? null
      : say('银行卡号不对，请核对卡面数字', 'Not a card number: check the digits on the card'),
  multiline: () => null,
};

/** A day of the calendar, as `2020-09-01`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What is wrong with a form itself: what the console says before it is saved. */
export function schemaFaults(form: FormSchema): string[] {
  const keys = Object.keys(form.properties);
  const order = form['x-order'];
  const faults = [
    ...keys.filter((key) => !order.includes(key)).map((key) => `“${key}”没有排进 x-order`),
    ...order.filter((key) => !keys.includes(key)).map((key) => `x-order 里的“${key}”没有定义`),
    ...form.required
      .filter((key) => !keys.includes(key))
      .map((key) => `required 里的“${key}”没有定义`),
    ...(new Set(order).size === order.length ? [] : ['x-order 里有重复的题目']),
  ];
  for (const { key, field } of allQuestions(form)) faults.push(...fieldFaults(form, key, field));
  return faults;
}

function fieldFaults(form: FormSchema, key: string, field: FormField): string[] {
  const faults: string[] = [];
  const when = field['x-when'];
  const place = (one: string) => form['x-order'].indexOf(one);
  if (when && (place(when.field) < 0 || place(when.field) >= place(key))) {
    faults.push(`“${field.title}”的条件指向的题目必须排在它前面`);
  }
  const options = when && form.properties[when.field]?.enum;
  const strange = options && when.equals.find((value) => !options.includes(value));
  if (strange) faults.push(`“${field.title}”的条件里，“${strange}”不是选项`);
  if (field.enum && field.type !== 'string') faults.push(`“${field.title}”只有文字题可以有选项`);
  if (field.format && field.type !== 'string') faults.push(`“${field.title}”只有文字题可以有格式`);
  if (field['x-prefill'] && field.type !== 'string')
    faults.push(`“${field.title}”只有文字题可以自动填`);
  return faults;
}

/** An answer in words, for pages, sheets and paper. */
export function sayAnswer(
  field: FormField | undefined,
  answer: Answer | undefined,
  locale: 'zh' | 'en',
): string {
  if (answer === undefined) return '';
  if (typeof answer === 'boolean')
    return locale === 'zh' ? (answer ? '是' : '否') : answer ? 'yes' : 'no';
  if (Array.isArray(answer))
    return locale === 'zh' ? `${answer.length} 个附件` : `${answer.length} file(s)`;
  return String(answer);
}

/** Ids of all files among answers. */
export function filesOf(answers: Answers): string[] {
  return Object.values(answers).flatMap((answer) =>
    Array.isArray(answer) ? [...(answer as readonly string[])] : [],
  );
}
