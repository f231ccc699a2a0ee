/** How the shipped items are written down: short lines that become whole items. */
import type { Eligibility } from '../contract/eligibility.ts';
import type { FormField, FormSchema } from '../contract/form.ts';
import type { Delivery, ItemContent, Material } from '../contract/item.ts';

/** A question with its key; required unless said. */
export interface Asked {
  readonly key: string;
  readonly field: FormField;
  readonly required: boolean;
}

type More = Partial<Omit<FormField, 'type' | 'title'>>;

const asked = (key: string, type: FormField['type'], title: string, more: More = {}): Asked => ({
  key,
  field: { type, title, ...more },
  required: true,
});

/** A line of text. */
export const line = (key: string, title: string, more: More = {}): Asked =>
  asked(key, 'string', title, { maxLength: 100, ...more });
/** Several lines. */
export const lines = (key: string, title: string, more: More = {}): Asked =>
  asked(key, 'string', title, { maxLength: 500, format: 'multiline', ...more });
/** One of these answers. */
export const choice = (key: string, title: string, options: string, more: More = {}): Asked =>
  asked(key, 'string', title, { enum: options.split('|'), ...more });
/** A day. */
export const day = (key: string, title: string, more: More = {}): Asked =>
  asked(key, 'string', title, { format: 'date', ...more });
/** A whole number. */
export const count = (key: string, title: string, [minimum, maximum]: readonly [number, number], more: More = {}): Asked =>
  asked(key, 'integer', title, { minimum, maximum, ...more }); // biome-ignore format: short
/** Photos of papers. */
export const photos = (key: string, title: string, more: More = {}): Asked =>
  asked(key, 'array', title, { minItems: 1, maxItems: 6, ...more });
/** May be left out. */
export const optional = (one: Asked): Asked => ({
  ...one,
  required: false,
  field: one.field.minItems === undefined ? one.field : { ...one.field, minItems: 0 },
});
/** Only when another question has this answer. */
export const when = (field: string, equals: string, one: Asked): Asked => ({
  ...one,
  field: { ...one.field, 'x-when': { field, equals: equals.split('|') } },
});

const filled = (key: string, title: string, english: string, more: More): Asked =>
  line(key, title, { 'x-titleEn': english, ...more });

/** Who applies: the questions that can be filled in from the master record. */
export const applicant: readonly Asked[] = [
  filled('name', '申请人姓名', 'Your name', { 'x-prefill': 'name', maxLength: 50 }),
  filled('idNumber', '申请人身份证号', 'Your identity number', { 'x-prefill': 'identityNumber', format: 'identity-number' }),
  filled('phone', '联系电话', 'Your phone', { 'x-prefill': 'phone', format: 'phone', description: '办理中有事会打这个电话' }),
  filled('address', '现在住在哪里', 'Where you live', { 'x-prefill': 'address', description: '写到村（社区）和门牌，例如：石桥村三组 12 号' }),
]; // biome-ignore format: one line a question

/** A bank account to which an allowance is paid. */
export const account: readonly Asked[] = [
  line('bankName', '开户银行', { description: '例如：清溪农商银行' }),
  line('bankCard', '本人银行卡号（社保卡）', {
    format: 'bank-card',
    description: '补贴只发到本人账户',
  }),
];

/** A form of these questions. */
export function formOf(questions: readonly Asked[]): FormSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(questions.map(({ key, field }) => [key, field])),
    required: questions.filter(({ required }) => required).map(({ key }) => key),
    'x-order': questions.map(({ key }) => key),
  };
}

const paperForms = { o: 'original', c: 'copy', oc: 'originalAndCopy', e: 'electronic' } as const;

/** `户口簿|oc|本人页` → a paper; `?` before it: only in some cases; `~`: got by sharing, need not be brought. */
function materialOf(text: string): Material {
  const sign = text.charAt(0);
  const [name = '', form = 'o', note = ''] = text.replace(/^[?~]/, '').split('|');
  return {
    name,
    need: sign === '?' ? 'conditional' : 'required',
    form: paperForms[form as keyof typeof paperForms],
    note: sign === '~' ? note || '数据共享获取，不用带' : note,
    shared: sign === '~',
  };
}

/** An item in short. */
export interface Short {
  readonly zh: string;
  readonly en: string;
  readonly sum: string;
  readonly department: string;
  readonly kind: ItemContent['kind'];
  readonly audience?: ItemContent['audience'];
  readonly words: string;
  readonly who: string;
  readonly conditions: readonly string[];
  readonly materials: readonly string[];
  readonly steps?: readonly string[];
  /** Legal and promised limit in working days. */
  readonly days: readonly [number, number];
  readonly fee?: readonly [number, string];
  readonly basis: readonly string[];
  readonly window?: string;
  readonly result: string;
  readonly ways?: readonly Delivery[];
  readonly check?: Eligibility;
  /** Anybody may have it: in both languages. */
  readonly anyone?: readonly [zh: string, en: string];
  readonly form?: readonly Asked[];
}

const usualSteps = [
  '网上填写或到窗口提交',
  '材料齐全当场受理，缺件一次告知',
  '审核（必要时上门核实）',
  '作出决定并告知',
  '领取结果',
];
const remedy =
  '对决定不服的，可以自收到决定之日起 60 日内向县人民政府申请行政复议，也可以自收到决定之日起 6 个月内向县人民法院提起行政诉讼。';

/** The whole item. */
export function itemOf(short: Short): ItemContent {
  const [legalDays, promisedDays] = short.days;
  const [feeFen, feeNote] = short.fee ?? [0, '不收费'];
  return {
    titleZh: short.zh,
    titleEn: short.en,
    summaryZh: short.sum,
    departmentCode: short.department,
    kind: short.kind,
    audience: short.audience ?? 'person',
    keywords: short.words.split(' '),
    whoZh: short.who,
    conditions: [...short.conditions],
    materials: short.materials.map(materialOf),
    steps: [...(short.steps ?? usualSteps)],
    legalDays,
    promisedDays,
    feeFen,
    feeNote,
    basis: [...short.basis],
    window: short.window ?? '便民服务中心一楼 综合窗口',
    hours: '周一至周五 8:30–12:00、14:30–17:30；圩日（逢三逢八）中午不休息',
    phone: '',
    position: null,
    placeCode: 'hall-qingxi',
    resultZh: short.result,
    deliveries: [...(short.ways ?? (['pickUp', 'post', 'electronic'] as const))],
    remedyZh: remedy,
    eligibility: short.check ?? null,
    ...(short.anyone ? { anyoneZh: short.anyone[0], anyoneEn: short.anyone[1] } : {}),
    form: short.form ? formOf(short.form) : null,
  };
}

/** A decision table in short: questions `key: 题|值=答|…`, rules `[条件, 结果, 理由, …带什么]`. */
export function tableOf(
  questions: Readonly<Record<string, string>>,
  rules: readonly (readonly [
    Readonly<Record<string, string>>,
    Eligibility['rules'][number]['outcome'] | `instead:${string}`,
    string,
    ...string[],
  ])[],
): Eligibility {
  return {
    questions: Object.entries(questions).map(([key, text]) => {
      const [zh = '', ...options] = text.split('|');
      return {
        key,
        zh,
        options: options.map((option) => {
          const [value = '', label = ''] = option.split('=');
          return { value, zh: label };
        }),
      };
    }),
    rules: rules.map(([given, outcome, zh, ...bring]) => ({
      when: Object.fromEntries(
        Object.entries(given).map(([key, values]) => [key, values.split('|')]),
      ),
      outcome: outcome.startsWith('instead:') ? 'cannot' : (outcome as 'can'),
      zh,
      bring,
      ...(outcome.startsWith('instead:') ? { instead: outcome.slice('instead:'.length) } : {}),
    })),
  };
}
