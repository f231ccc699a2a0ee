/** Which rows are a person's, as conditions of DuckDB over what files of the lake hold. */
import type { FieldView } from '#modules/catalogue/index.ts';
import { identifier, literal } from '#platform/duckdb/sql.ts';
import { narrowed } from './cleaning/text.ts';

/** What a person is looked for by. */
export interface Wanted {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  /** Identity numbers of 18 places. */
  readonly identities: readonly string[];
}

type Fields = readonly FieldView[];

/** Letters alone: blanks and points come and go. */
const plainName = (name: string): string => name.normalize('NFKC').replace(/[^\p{L}]/gu, '');
const digits = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '');

const names = ({ names: given }: Wanted): string[] =>
  given.map(plainName).filter((name) => name.length >= 2);
const phones = ({ phones: given }: Wanted): string[] =>
  given.map(digits).filter((phone) => phone.length >= 7);

const textOf = (key: string): string => `CAST(${identifier(key)} AS VARCHAR)`;
const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'FALSE' : `coalesce(${conditions.join(' OR ')}, FALSE)`;

const byIdentity = (fields: Fields): FieldView[] =>
  fields.filter(
    ({ format, mask, subject }) => subject || format === 'idNumber' || mask === 'idNumber',
  );

/** Fields whose identity number says whom the row is about; where none is marked, every identity number does. */
export function subjectFields(fields: Fields): FieldView[] {
  const marked = fields.filter(({ subject }) => subject);
  return marked.length > 0 ? marked : byIdentity(fields);
}

/** Whether rows of such a resource can be traced to a person at all. */
export const tracesPeople = (fields: Fields): boolean =>
  byIdentity(fields).length > 0 || fields.some(isPhone);

const isPhone = ({ format, mask }: FieldView): boolean => format === 'phone' || mask === 'phone';
const isName = ({ mask }: FieldView): boolean => mask === 'name';

const holdsIdentity = (field: FieldView, wanted: Wanted): string =>
  `list_contains(${literal(wanted.identities)}::VARCHAR[], ${textOf(field.key)})`;

/** Rows with the telephone, and with the name where the resource has one: a household often shares a telephone. */
export function foundByPhone(fields: Fields, wanted: Wanted): string {
  if (phones(wanted).length === 0) return 'FALSE';
  const phone = anyOf(
    fields
      .filter(isPhone)
      .map(({ key }) => `list_contains(${literal(phones(wanted))}, ${textOf(key)})`),
  );
  const named = fields.filter(isName);
  if (named.length === 0) return phone;
  const list = `${literal(names(wanted))}::VARCHAR[]`;
  const name = named.map(
    ({ key }) => `list_contains(${list}, regexp_replace(${textOf(key)}, '[^\\p{L}]', '', 'g'))`,
  );
  return `(${phone} AND ${anyOf(name)})`;
}

/** Rows about a person. */
export function isAbout(fields: Fields, wanted: Wanted): string {
  const subjects = subjectFields(fields).map((field) => holdsIdentity(field, wanted));
  return `(${anyOf(subjects)} OR ${foundByPhone(fields, wanted)})`;
}

/** Fields of rows about others in which an identity number may stand that is emptied alone (a spouse, who pays). */
export function mentionFields(fields: Fields, keyFields: readonly string[]): FieldView[] {
  const subjects = new Set(subjectFields(fields));
  return byIdentity(fields).filter(
    (field) => !subjects.has(field) && !keyFields.includes(field.key),
  );
}

/** True where such a field holds the person's number. */
export const mentions = holdsIdentity;

/** An identity number also as it was written before 1999, without century and check character. */
const writings = (number: string): string[] =>
  number.length === 18 ? [number, number.slice(0, 6) + number.slice(8, 17)] : [number];

/** Raw rows, as a source wrote them: one of the numbers anywhere, or the telephone beside the name. */
export function namesInRaw(columns: readonly string[], wanted: Wanted, fields: Fields): string {
  if (columns.length === 0) return 'FALSE';
  const cells = columns.map((column) => `coalesce(${narrowed(textOf(column))}, '')`);
  const whole = `upper(regexp_replace(concat_ws('|', ${cells.join(', ')}), '[\\s·.\\-]', '', 'g'))`;
  const holds = (word: string): string => `contains(${whole}, ${literal(word.toUpperCase())})`;
  const phone = phones(wanted).map(holds);
  const name = fields.some(isName) ? names(wanted).map(holds) : ['TRUE'];
  return anyOf([
    ...wanted.identities.flatMap(writings).map(holds),
    `(${anyOf(phone)} AND ${anyOf(name)})`,
  ]);
}

/** The same of texts outside the engine. */
export function textNames(text: string, wanted: Wanted): boolean {
  const whole = text
    .normalize('NFKC')
    .replace(/[\s·.\-\0]/g, '')
    .toUpperCase();
  const numbers = [...wanted.identities.flatMap(writings), ...phones(wanted)];
  return numbers.some((word) => whole.includes(word.toUpperCase()));
}

/** Longest number that is looked for with blanks between its places, in characters. */
export const longestNumber = 64;
