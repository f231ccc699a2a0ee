/** Whether somebody can have it: a small decision table as data. The first rule that fits decides. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

const Code = Type.String({ minLength: 1, maxLength: 40 });
const Line = Type.String({ minLength: 1, maxLength: 200 });
const English = Type.Optional(Type.String({ maxLength: 300 }));

export const Eligibility = Type.Object({
  questions: Type.Array(
    Type.Object({
      key: Code,
      zh: Line,
      en: English,
      options: Type.Array(Type.Object({ value: Code, zh: Line, en: English }), {
        minItems: 2,
        maxItems: 8,
      }),
    }),
    { minItems: 1, maxItems: 8 },
  ),
  rules: Type.Array(
    Type.Object({
      /** Answers that fit, by question; a question that is not named does not matter. */
      when: Type.Record(Type.String(), Type.Array(Code, { minItems: 1, maxItems: 8 })),
      outcome: oneOf(['can', 'cannot', 'window']),
      /** Why, in a sentence. */
      zh: Line,
      en: English,
      /** Bring this besides the usual materials. */
      bring: Type.Array(Line, { maxItems: 10 }),
      /** Another item that fits better. */
      instead: Type.Optional(Code),
    }),
    { minItems: 1, maxItems: 40 },
  ),
});
export type Eligibility = Static<typeof Eligibility>;

/** What the table says. */
export const Verdict = Type.Object({
  outcome: oneOf(['can', 'cannot', 'window']),
  zh: Type.String(),
  en: Type.String(),
  bring: Type.Array(Type.String()),
  instead: Type.Union([
    Type.Null(),
    Type.Object({ code: Type.String(), titleZh: Type.String(), titleEn: Type.String() }),
  ]),
});
export type Verdict = Static<typeof Verdict>;

/** Answers as they stand in an address: `age=yes;hukou=here`. */
export function writeGiven(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map((one) => one.join('='))
    .join(';');
}

/** Reads them; what is no answer is left out. */
export function readGiven(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(';').map((one) => one.split('='));
  return Object.fromEntries(pairs.flatMap(([key, value]) => (key && value ? [[key, value]] : [])));
}

/** The next question that matters, or what the table says. */
export const Checked = Type.Object({
  next: nullable(Type.String()),
  verdict: Type.Union([Type.Null(), Verdict]),
});
export type Checked = Static<typeof Checked>;
