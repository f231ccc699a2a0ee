/** A form or query as GeoReport sends it, whatever the HTTP library made of it. */
import type { Open311Error } from './types.ts';

/** A decoded form: real parameters, or an object whose values are texts, lists or one nested level. */
export type FormInput = URLSearchParams | Readonly<Record<string, unknown>>;

/** All values by parameter name; `attribute[A]` stays one name. Never an object with a prototype. */
export type Form = ReadonlyMap<string, readonly string[]>;

const MAX_PAIRS = 1000;

/** Flattens the input to text values; anything that is no text, number or truth value is dropped. */
export function readForm(input: FormInput): Form {
  const form = new Map<string, string[]>();
  const add = (name: string, value: unknown) => {
    const known = form.get(name) ?? [];
    const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
    if (isScalar && known.length < MAX_PAIRS) form.set(name, [...known, String(value)]);
  };
  const pairs = input instanceof URLSearchParams ? [...input] : Object.entries(input);
  for (const [name, value] of pairs.slice(0, MAX_PAIRS)) {
    if (Array.isArray(value)) for (const one of value) add(name, one);
    else if (typeof value === 'object' && value !== null) addNested(name, value, add);
    else add(name, value);
  }
  return form;
}

function addNested(name: string, value: object, add: (name: string, value: unknown) => void): void {
  for (const [code, inner] of Object.entries(value).slice(0, MAX_PAIRS)) {
    for (const one of Array.isArray(inner) ? inner : [inner]) add(`${name}[${code}]`, one);
  }
}

/** Reads single values and collects what is wrong with them. */
export class FormReader {
  readonly errors: Open311Error[] = [];
  readonly #form: Form;

  constructor(form: Form) {
    this.#form = form;
  }

  /** Notes a fault of the sender. */
  fault(description: string): void {
    this.errors.push({ code: 400, description });
  }

  /**
   * The one value of a parameter, cleaned; undefined if missing or empty, which the specification
   * treats alike. Faults: given twice with different values, longer than `maxLength` characters.
   */
  text(name: string, maxLength: number): string | undefined {
    const values = (this.#form.get(name) ?? []).map(cleanText).filter((value) => value !== '');
    const [value] = values;
    if (value === undefined) return undefined;
    if (values.some((other) => other !== value)) {
      this.fault(`${name} was given more than once; send it once`);
      return undefined;
    }
    const length = Array.from(value).length;
    if (length <= maxLength) return value;
    this.fault(`${name} has ${length} characters; shorten it to ${maxLength}`);
    return undefined;
  }

  /** The values of a parameter that may be repeated or comma separated; doubles removed. */
  texts(name: string): string[] {
    const parts = (this.#form.get(name) ?? []).flatMap((value) => value.split(','));
    return [...new Set(parts.map(cleanText).filter((part) => part !== ''))];
  }
}

/** Line ends as LF, no other control characters, no lone surrogates, no blanks around. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
}

/** The `api_key` of a form or query, kept apart from the request so that it is not logged with it. */
export function apiKeyOf(input: FormInput): string | undefined {
  const key = readForm(input).get('api_key')?.[0]?.trim();
  return key === undefined || key === '' || key.length > 200 ? undefined : key;
}
