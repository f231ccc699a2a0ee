/** Templates: what a brief consists of, when it comes and to whom; edited on screen. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';
import { BriefKind } from './shapes.ts';

/** Code of a template; `daily`, `weekly` and `monthly` ship. */
export const TemplateCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,29}$' });

/** What a section shows. */
export const sectionKinds = [
  'overview',
  'villages',
  'trend',
  'categories',
  'channels',
  'departments',
  'notable',
  'figures',
  'text',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** With what a period is compared. */
export const comparisons = ['before', 'weekBefore', 'yearBefore', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

/** One section of a template; sections stand in the order of the list. */
export const SectionPlan = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' }),
  kind: oneOf(sectionKinds),
  on: Type.Boolean(),
  titleZh: Type.String({ minLength: 1, maxLength: 40 }),
  titleEn: Type.String({ maxLength: 60 }),
  /** Codes of indicators; the first decides rankings and charts. */
  indicators: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{1,49}$' }), { maxItems: 10 }),
  /** Rows of rankings and of notable cases a kind. */
  limit: Type.Integer({ minimum: 1, maximum: 30 }),
  chart: Type.Boolean(),
  /** Standing text of sections of kind `text`. */
  textZh: Type.String({ maxLength: 2000 }),
  textEn: Type.String({ maxLength: 3000 }),
});
export type SectionPlan = Static<typeof SectionPlan>;

/** When briefs of a template come by themselves. */
export const Schedule = Type.Object({
  on: Type.Boolean(),
  /** Local time of sending. */
  at: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  /** Weekly: 1 Monday … 7 Sunday. */
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  /** Monthly: day of the month. */
  monthDay: Type.Integer({ minimum: 1, maximum: 28 }),
  /** Never on a day off: a daily brief then covers all days since the last one, others come a working day later. */
  workingDaysOnly: Type.Boolean(),
  /** So many minutes before sending the draft lies ready for review; 0: issued at once. */
  reviewMinutes: Type.Integer({ minimum: 0, maximum: 2880 }),
});
export type Schedule = Static<typeof Schedule>;

/** Who gets it: holders of roles, and people besides. */
export const Recipients = Type.Object({
  roles: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30 }),
  personIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 500 }),
});
export type Recipients = Static<typeof Recipients>;

/** A template without its version. */
export const TemplateInput = Type.Object({
  code: TemplateCode,
  kind: BriefKind,
  titleZh: Type.String({ minLength: 1, maxLength: 40 }),
  titleEn: Type.String({ maxLength: 60 }),
  /** Who issues it, at the head of the page. */
  issuerZh: Type.String({ minLength: 1, maxLength: 40 }),
  issuerEn: Type.String({ maxLength: 60 }),
  compare: oneOf(comparisons),
  sections: Type.Array(SectionPlan, { minItems: 1, maxItems: 20 }),
  schedule: Schedule,
  recipients: Recipients,
  /** What goes along with the e-mail; the link always does. */
  attach: oneOf(['pdf', 'docx', 'none']),
});
export type TemplateInput = Static<typeof TemplateInput>;

/** A template in force. */
export const Template = Type.Object({
  ...TemplateInput.properties,
  active: Type.Boolean(),
  version: Type.Integer(),
  savedAt: Type.String(),
  savedByName: Type.String(),
  /** When the next brief is sent; null without a schedule. */
  nextAt: Type.Union([Type.String(), Type.Null()]),
});
export type Template = Static<typeof Template>;
