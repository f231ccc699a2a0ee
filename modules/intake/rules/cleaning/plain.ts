/**
 * Cells that nothing is to be done to. Most cells of most lists are written as they are kept: a cheap test that implies the whole check
 * (accepted, not repaired, this value) spares them its layers. What a test does not know goes the whole way, so a test may be narrow
 * but never wide: `plain.test.ts` holds both against each other.
 */
import type { FieldView } from '#modules/catalogue/index.ts';
import { identifier, literal } from '#platform/duckdb/sql.ts';
import { isBankCardText, isMobile, isPlateText } from './formats.ts';
import { type FedField, type LayerColumn, ruleTests, sqlTypes } from './field.ts';
import { identityParts, isIdentity, isSocialCredit, namesOfParts } from './identity.ts';

/** The test of a field's cells. */
export interface PlainField {
  /** Columns that the test needs, in layers over the source's columns. */
  readonly columns: readonly (readonly LayerColumn[])[];
  /** TRUE where a cell is plain; FALSE or NULL where it goes the whole way. */
  readonly test: string;
  /** The value of a plain cell, over the source's columns. */
  readonly value: string;
}

const asciiBlanks = [' ', '\t', '\n', '\r'];
const wideBlanks = [...'\u3000\u00a0\u200b\ufeff'];
/** Codes that no repair would touch. */
const untouched = /^[\u4e00-\u9fa5A-Za-z0-9]+$/;
const trues = ['是', '有', '对', 'true', 'yes', 'y', '1', '√', 't'];
const falses = ['否', '错', '没有', 'false', 'no', 'n', '0', '×', 'f'];

const listed = (texts: readonly string[]): string => texts.map((text) => literal(text)).join(', ');

const endsIn = (cell: string, signs: readonly string[]): string =>
  signs.map((sign) => `ends_with(${cell}, ${literal(sign)})`).join(' OR ');

/** The test of a field; null where there is none, as for a constant. */
export function plainOf(fed: FedField): PlainField | null {
  const { field, mapping } = fed;
  const isCodedTwice = field.codes.length > 0 && (field.type !== 'text' || field.format !== null);
  const isFormedTwice = field.format !== null && field.type !== 'text';
  if (fed.column === null || isCodedTwice || isFormedTwice) return null;
  const cell = identifier(fed.column);
  const named = (prefix: string): string => identifier(`p${prefix}_${field.key}`);
  const parts = namesOfParts(named);
  const isId = field.format === 'idNumber';
  const shape = isId ? isIdentity(cell, parts) : shapeOf(field, cell);
  if (shape === null) return null;
  const value = valueOf(field, cell);
  const tests = [shape];
  if (mapping.translate.length > 0)
    tests.push(`${cell} NOT IN (${listed(mapping.translate.map(({ from }) => from))})`);
  for (const { condition } of ruleTests(fed, value)) tests.push(`(${condition}) IS NOT TRUE`);
  const filled = tests.map((test) => `(${test})`).join(' AND ');
  return {
    columns: isId ? identityParts(cell, parts) : [],
    test: field.required ? filled : `(${filled}) OR ${cell} = '' OR ${cell} IS NULL`,
    value,
  };
}

function shapeOf(field: FieldView, cell: string): string | null {
  switch (field.type) {
    case 'text':
      return textShape(field, cell);
    case 'integer':
    case 'date':
      return sameWhenWritten(field, cell);
    case 'instant':
      return `strlen(${cell}) = 19 AND ${sameWhenWritten(field, cell)}`;
    case 'decimal':
    case 'longitude':
    case 'latitude':
      return `ascii(${cell}) BETWEEN 48 AND 57 AND TRY_CAST(${cell} AS DOUBLE) IS NOT NULL AND NOT (${endsIn(cell, asciiBlanks)})`;
    case 'boolean':
      return `${cell} IN (${listed([...trues, ...falses])})`;
  }
}

/** Written anew the value gives the same text: no blank, no other form, no sign that a cast passes over. */
function sameWhenWritten({ type }: FieldView, cell: string): string {
  const kept = type === 'instant' ? 'TIMESTAMP' : sqlTypes[type];
  const value = `TRY_CAST(${cell} AS ${kept})`;
  const bounds = type === 'date' ? ` AND ${cell} BETWEEN '1850-01-01' AND '2150-12-31'` : '';
  return `CAST(${value} AS VARCHAR) = ${cell}${bounds}`;
}

function textShape(field: FieldView, cell: string): string | null {
  const { format, codes } = field;
  switch (format) {
    case 'phone':
      return isMobile(cell);
    case 'socialCredit':
      return isSocialCredit(cell);
    case 'plate':
      return isPlateText(cell);
    case 'bankCard':
      return isBankCardText(cell);
    default:
  }
  if (codes.length > 0) {
    const clean = codes.filter((code) => untouched.test(code));
    return clean.length === 0 ? null : `${cell} IN (${listed(clean)})`;
  }
  const begins = `((${cell} >= '一' AND ${cell} < '龦') OR (${cell} >= '!' AND ${cell} < '\u007f'))`;
  const ends = `NOT (${endsIn(cell, [...asciiBlanks, ...wideBlanks])})`;
  const joined = `NOT contains(${cell}, ' ') AND NOT contains(${cell}, '\u3000')`;
  return [begins, ends, ...(field.mask === 'name' ? [joined] : [])].join(' AND ');
}

function valueOf({ type }: FieldView, cell: string): string {
  switch (type) {
    case 'text':
      return `nullif(${cell}, '')`;
    case 'instant':
      return `timezone('Asia/Shanghai', TRY_CAST(${cell} AS TIMESTAMP))`;
    case 'boolean':
      return `nullif(${cell}, '') IN (${listed(trues)})`;
    default:
      return `TRY_CAST(${cell} AS ${sqlTypes[type]})`;
  }
}
