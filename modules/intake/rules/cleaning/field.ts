/** One field of a resource, from a column of the source: its value, why it is refused, whether it was repaired. */
import type { FieldView } from '#modules/catalogue/index.ts';
import { identifier, literal } from '#platform/duckdb/sql.ts';
import type { FieldMapping } from '../../contract/mapping.ts';
import { dayOf, instantOf, isPlainDay } from './dates.ts';
import { bareNumber, isBankCardText, isPhone, isPlateText } from './formats.ts';
import {
  type IdentityParts,
  identityParts,
  isIdentity,
  isSocialCredit,
  namesOfParts,
  oldNumber,
  wholeIdentity,
} from './identity.ts';
import { compacted, isNothing, joinedName, looksDamaged, narrowed, trimmed } from './text.ts';

/** Types of DuckDB in which fields are kept. */
export const sqlTypes: Readonly<Record<FieldView['type'], string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  date: 'DATE',
  boolean: 'BOOLEAN',
  instant: 'TIMESTAMPTZ',
  longitude: 'DOUBLE',
  latitude: 'DOUBLE',
};

/** A field that is fed, with the column of the staged table that feeds it. */
export interface FedField {
  readonly field: FieldView;
  readonly mapping: FieldMapping;
  /** Name of the column; null for a constant. */
  readonly column: string | null;
}

/** A column of a layer: its name and the expression over the layer below. */
export type LayerColumn = readonly [name: string, expression: string];

/** One field in layers: each is a SELECT over the one below, so that no expression is written twice. */
export interface FieldLayers {
  /** From the source's column up; the last one gives the value, `v_<key>`. */
  readonly columns: readonly (readonly LayerColumn[])[];
  /** Code of the first fault, over the last layer; NULL for none. */
  readonly reason: string;
  /** Whether the value differs from what was written. */
  readonly repaired: string;
}

/** Layers of every field, so many that all can be stacked. */
export const layerCount = 8;

/** The expressions of a field. */
export function layersOf(fed: FedField): FieldLayers {
  const { field, mapping } = fed;
  const raw = fed.column === null ? literal(mapping.constant ?? null) : identifier(fed.column);
  const named = (prefix: string): string => identifier(`${prefix}_${field.key}`);
  const names = {
    r: named('r'),
    w: named('w'),
    t: named('t'),
    k: named('k'),
    o: named('o'),
    v: named('v'),
    parts: namesOfParts(named),
  };
  const lengthens = field.format === 'idNumber' && mapping.repairs.includes('identity15');
  const isCoded = field.format !== null || isNumeric(field);
  const columns: LayerColumn[][] = [
    [[names.r, mapping.repairs.includes('trim') ? trimmed(raw) : `nullif(${raw}, '')`]],
    [[names.w, widthOf(fed, names.r)]],
    [[names.t, textOf(fed, names.w)]],
    isCoded ? [[names.k, codeOf(field, names.t)]] : [],
    lengthens ? [[names.o, oldNumber(names.k)]] : [],
    [[names.v, lengthens ? wholeIdentity(names.k, names.o) : valueOf(fed, names)]],
    ...(field.format === 'idNumber' ? identityParts(names.v, names.parts) : []),
  ];
  return {
    columns,
    reason: reasonOf(fed, names),
    repaired: fed.column === null ? 'FALSE' : repairedOf(field, raw, names),
  };
}

const isNumeric = ({ type }: FieldView): boolean =>
  type === 'integer' || type === 'decimal' || type === 'longitude' || type === 'latitude';

interface Names {
  /** Cleaned text. */
  readonly t: string;
  /** Compacted code, or a number without its signs. */
  readonly k: string;
  /** Value. */
  readonly v: string;
  readonly parts: IdentityParts;
}

function widthOf({ field, mapping }: FedField, trimmedText: string): string {
  const isCode = field.type !== 'text' || field.format !== null || field.codes.length > 0;
  return mapping.repairs.includes('halfWidth') && isCode ? narrowed(trimmedText) : trimmedText;
}

function textOf({ field, mapping }: FedField, text: string): string {
  const cases = mapping.translate.map(
    ({ from, to }) => `WHEN ${text} = ${literal(from)} THEN ${literal(to)}`,
  );
  if (field.type !== 'text' && mapping.repairs.includes('emptyWords')) {
    cases.push(`WHEN ${isNothing(text)} THEN NULL`);
  }
  const isName = field.mask === 'name' && mapping.repairs.includes('trim');
  const rest = isName ? joinedName(text) : text;
  return cases.length === 0 ? rest : `CASE ${cases.join(' ')} ELSE ${rest} END`;
}

function valueOf({ field, mapping }: FedField, { t, k }: Names): string {
  switch (field.type) {
    case 'text':
      return field.format === null ? t : k;
    case 'integer':
      return `CASE WHEN contains(${k}, '.') AND NOT regexp_full_match(${k}, '[+-]?\\d+\\.0+') THEN NULL
        WHEN contains(${k}, 'e') OR contains(${k}, 'E') OR contains(${k}, '_') THEN NULL ELSE TRY_CAST(${k} AS BIGINT) END`;
    case 'decimal':
    case 'longitude':
    case 'latitude':
      return `CASE WHEN ascii(${k}) BETWEEN 43 AND 57 AND NOT contains(lower(${k}), 'n') THEN TRY_CAST(${k} AS DOUBLE) END`;
    case 'date':
      return mapping.repairs.includes('dates')
        ? dayOf(t)
        : `CASE WHEN ${isPlainDay(t)} THEN TRY_CAST(${t} AS DATE) END`;
    case 'instant':
      return instantOf(t);
    case 'boolean':
      return `CASE WHEN lower(${t}) IN ('是','有','对','true','yes','y','1','√','t') THEN TRUE
        WHEN lower(${t}) IN ('否','无','错','没有','false','no','n','0','×','f') THEN FALSE END`;
  }
}

function codeOf(field: FieldView, t: string): string {
  if (isNumeric(field)) {
    const bare = `replace(replace(replace(${t}, ',', ''), '¥', ''), '元', '')`;
    return `CASE WHEN TRY_CAST(${t} AS DOUBLE) IS NULL THEN ${bare} ELSE ${t} END`;
  }
  return field.format === 'phone' ? bareNumber(t) : compacted(t);
}

function formatTest({ format }: FieldView, { v, parts }: Names): string {
  switch (format) {
    case 'idNumber':
      return isIdentity(v, parts);
    case 'socialCredit':
      return isSocialCredit(v);
    case 'phone':
      return isPhone(v);
    case 'plate':
      return isPlateText(v);
    case 'bankCard':
      return isBankCardText(v);
    case null:
      return 'TRUE';
  }
}

/** Codes of faults; their words stand in the texts of the screens and in `rules/reasons.ts`. */
function reasonOf({ field, mapping }: FedField, names: Names): string {
  const { t, v } = names;
  const whens: string[] = [];
  const when = (condition: string, code: string): void => {
    whens.push(`WHEN ${condition} THEN ${literal(`${field.key}:${code}`)}`);
  };
  when(`${t} IS NULL`, field.required ? 'missing' : '');
  if (field.type !== 'text') when(`${v} IS NULL`, `not-${field.type}`);
  if (field.format !== null) {
    const isGood = `coalesce(${formatTest(field, names)}, FALSE)`;
    const code = `CASE WHEN ${looksDamaged(t)} THEN ${literal(`${field.key}:damaged`)} ELSE ${literal(`${field.key}:not-${field.format}`)} END`;
    whens.push(`WHEN NOT ${isGood} THEN ${code}`);
  }
  if (field.codes.length > 0) {
    when(`${v} NOT IN (${field.codes.map((code) => literal(code)).join(', ')})`, 'not-in-list');
  }
  for (const { condition, code } of ruleTests({ field, mapping }, v)) when(condition, code);
  return `nullif(CASE ${whens.join(' ')} END, ${literal(`${field.key}:`)})`;
}

/** What is asked of a value once it has its type: where a condition is true, the value is refused. */
export function ruleTests(
  { field, mapping: { rules } }: Pick<FedField, 'field' | 'mapping'>,
  v: string,
): { condition: string; code: string }[] {
  const tests: { condition: string; code: string }[] = [];
  const when = (condition: string, code: string): number => tests.push({ condition, code });
  if (field.type === 'longitude') when(`${v} NOT BETWEEN -180 AND 180`, 'out-of-range');
  if (field.type === 'latitude') when(`${v} NOT BETWEEN -90 AND 90`, 'out-of-range');
  const bound = (text: string): string => `CAST(${literal(text)} AS ${sqlTypes[field.type]})`;
  if (rules.least !== null) when(`${v} < ${bound(rules.least)}`, 'too-small');
  if (rules.most !== null) when(`${v} > ${bound(rules.most)}`, 'too-large');
  if (rules.pattern !== null) {
    when(
      `NOT regexp_full_match(CAST(${v} AS VARCHAR), ${literal(rules.pattern)})`,
      'not-like-pattern',
    );
  }
  if (rules.longest !== null) when(`length(CAST(${v} AS VARCHAR)) > ${rules.longest}`, 'too-long');
  return tests;
}

function repairedOf(field: FieldView, raw: string, { t, v }: Names): string {
  if (field.type === 'text') return `coalesce(${v} <> ${raw}, FALSE)`;
  const plain = field.type === 'date' ? ` OR NOT ${isPlainDay(t)}` : '';
  return `coalesce(${v} IS NOT NULL AND (${t} <> ${raw}${plain}), FALSE)`;
}
