/**
 * Forms as data: a restricted subset of JSON Schema, drawn one question a page. Allowed are an object with properties of
 * the types below; nothing nests but lists of files. `x-order` gives the order of the questions, because stored JSON has none.
 */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';

/** What of a master record may be filled in; the same words as there. */
export const prefillFields = [
  'name',
  'identityNumber',
  'birthDate',
  'gender',
  'phone',
  'address',
  'villageName',
] as const;
export type PrefillField = (typeof prefillFields)[number];

/** How a text is read and checked. There are no patterns: a fixed list says more and cannot be abused. */
export const formats = [
  'date',
  'phone',
  'identity-number',
  'credit-code',
  'bank-card',
  'multiline',
] as const;

const key = { minLength: 1, maxLength: 40 };

/** One question. */
export const FormField = Type.Object({
  /** `array` is a list of files (papers as photos or PDF documents). */
  type: oneOf(['string', 'integer', 'number', 'boolean', 'array']),
  title: Type.String({ minLength: 1, maxLength: 80 }),
  'x-titleEn': Type.Optional(Type.String({ maxLength: 160 })),
  /** A sentence of help under the question. */
  description: Type.Optional(Type.String({ maxLength: 300 })),
  'x-descriptionEn': Type.Optional(Type.String({ maxLength: 500 })),
  minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 4000 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000 })),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  enum: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { minItems: 2, maxItems: 40 })),
  format: Type.Optional(oneOf(formats)),
  minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
  maxItems: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
  /** Member of the master record that it may be filled in from. */
  'x-prefill': Type.Optional(oneOf(prefillFields)),
  /** Asked only when another question has one of these answers. */
  'x-when': Type.Optional(
    Type.Object({
      field: Type.String(key),
      equals: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 20 }),
    }),
  ),
});
export type FormField = Static<typeof FormField>;

/** A form. */
export const FormSchema = Type.Object({
  type: oneOf(['object']),
  properties: Type.Record(Type.String(key), FormField),
  required: Type.Array(Type.String(key), { maxItems: 60 }),
  'x-order': Type.Array(Type.String(key), { minItems: 1, maxItems: 60 }),
});
export type FormSchema = Static<typeof FormSchema>;

/** An answer: a text, a number, yes or no, or ids of files. */
export type Answer = string | number | boolean | readonly string[];

/** Answers by question. */
export const Answers = Type.Unsafe<Readonly<Record<string, Answer>>>({
  type: 'object',
  maxProperties: 60,
  additionalProperties: {
    anyOf: [
      { type: 'string', maxLength: 4000 },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', maxItems: 9, items: { type: 'string', format: 'uuid' } },
    ],
  },
});
export type Answers = Static<typeof Answers>;
