/** What a policy says: everything that is edited, reviewed, published and versioned. */
import { notPersonal, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { outcomes, policyLevels, policyTopics } from './words.ts';

/** A local day. */
export const Day = Type.String({ format: 'date' });
const Line = (maxLength: number) => Type.String({ maxLength });
const Key = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,30}$' });

/** A piece of the full text; `anchor` is the end of its address. */
export const Article = Type.Object({
  anchor: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  heading: Line(120),
  text: Type.String({ maxLength: 12_000 }),
});
export type Article = Static<typeof Article>;

/** A question of “who can have it”. */
export const EligibilityQuestion = Type.Object({
  key: Key,
  text: Type.String({ minLength: 1, maxLength: 120 }),
  hint: Line(200),
  kind: oneOf(['yesNo', 'choice', 'number']),
  unit: Line(20),
  options: Type.Array(
    Type.Object({ value: Key, text: Type.String({ minLength: 1, maxLength: 60 }) }),
    {
      maxItems: 12,
    },
  ),
});
export type EligibilityQuestion = Static<typeof EligibilityQuestion>;

/** A condition of a rule: what must have been answered. Yes and no are the values `yes` and `no`. */
export const EligibilityCondition = Type.Object({
  question: Key,
  is: oneOf(['equal', 'notEqual', 'atLeast', 'below']),
  value: Type.String({ minLength: 1, maxLength: 40 }),
});
export type EligibilityCondition = Static<typeof EligibilityCondition>;

/** What an end says: one sentence, and what to bring. */
const verdict = {
  outcome: oneOf(outcomes),
  sentence: Type.String({ minLength: 1, maxLength: 300 }),
  bring: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 15 }),
};
export const EligibilityRule = Type.Object({
  when: Type.Array(EligibilityCondition, { minItems: 1, maxItems: 8 }),
  ...verdict,
});
export type EligibilityRule = Static<typeof EligibilityRule>;

/** A small decision table: the first rule whose conditions all hold decides, else `otherwise`. */
export const Eligibility = Type.Object({
  questions: Type.Array(EligibilityQuestion, { minItems: 1, maxItems: 15 }),
  rules: Type.Array(EligibilityRule, { minItems: 1, maxItems: 30 }),
  otherwise: Type.Object(verdict),
});
export type Eligibility = Static<typeof Eligibility>;

/** A whole policy. */
export const PolicyContent = Type.Object({
  title: Type.String({ minLength: 2, maxLength: 200 }),
  documentNumber: Line(80),
  issuer: Line(80),
  level: oneOf(policyLevels),
  area: Line(80),
  topics: Type.Array(oneOf(policyTopics), { maxItems: 4, uniqueItems: true }),
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 20 }),
  issuedOn: nullable(Day),
  effectiveOn: nullable(Day),
  expiresOn: nullable(Day),
  /** What it gives, who can have it, how to get it. */
  summary: Type.Array(Line(200), { minItems: 3, maxItems: 3 }),
  articles: Type.Array(Article, { maxItems: 200 }),
  eligibility: nullable(Type.Object(Eligibility.properties)),
  /** Codes of service items, with the words to show; the page of an item is `/services/items/CODE`. */
  items: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }),
      title: Type.String({ minLength: 1, maxLength: 80 }),
    }),
    { maxItems: 10 },
  ),
  /** Codes of other policies. */
  related: Type.Array(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }), { maxItems: 10 }),
  /** Where to ask. */
  office: Line(60),
  officePhone: Type.String({ maxLength: 40, ...notPersonal('telephone of an office') }),
});
export type PolicyContent = Static<typeof PolicyContent>;
