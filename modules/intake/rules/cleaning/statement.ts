/** Rows of a staged table as checked rows: one statement for any mapping. */
import type { FieldView } from '#modules/catalogue/index.ts';
import { identifier } from '#platform/duckdb/sql.ts';
import { type FedField, type LayerColumn, layerCount, layersOf, sqlTypes } from './field.ts';
import { plainOf } from './plain.ts';

/** What is checked. */
export interface CheckOf {
  /** Every field of the resource, in order. */
  readonly fields: readonly FieldView[];
  readonly fed: readonly FedField[];
  /** A relation with `_line` and the source's columns. */
  readonly from: string;
  /** Further columns of the relation that are kept as they are. */
  readonly keep?: readonly string[];
}

/**
 * A SELECT with `_line`, `_reasons` (codes `field:code` divided by `;`, NULL when accepted), `_repaired` (a bit a fed field), then
 * every field of the resource in its type.
 */
export function checkStatement({ fields, fed, from, keep = [] }: CheckOf): string {
  const layered = fed.map((one) => layersOf(one));
  const missing = fields.filter(
    (field) => field.required && !fed.some(({ field: { key } }) => key === field.key),
  );
  const reasons = [
    ...layered.map(({ reason }) => reason),
    ...missing.map(({ key }) => `'${key}:missing'`),
  ];
  const bits = layered.map(
    ({ repaired }, at) => `CASE WHEN ${repaired} THEN ${2 ** Math.min(at, 61)} ELSE 0 END`,
  );
  const all =
    reasons.length > 0 ? `nullif(concat_ws(';', ${reasons.join(', ')}), '')` : 'NULL::VARCHAR';
  const kept = keep.map((name) => `, ${identifier(name)}`).join('');
  return `SELECT _line, ${all} AS _reasons, ${bits.length > 0 ? bits.join(' + ') : '0'} AS _repaired,
    ${fields.map((field) => outputOf(field, fed)).join(', ')}${kept} FROM ${stacked(layered, from)}`;
}

/** The rows that need the check, told apart from those that are kept as they are written. */
export interface PlainSplit {
  /** A relation of the rows that go the whole way: `_line` and the source's columns. */
  readonly others: string;
  /** Every field of a plain row, in order, over `from`. */
  readonly values: readonly string[];
}

/** Tells plain rows apart; null where every row must go the whole way. */
export function plainSplit({ fields, fed, from }: CheckOf): PlainSplit | null {
  const plain = new Map(fed.map((one) => [one.field.key, plainOf(one)]));
  const all = [...plain.values()].flatMap((one) => one ?? []);
  const isMissing = fields.some(({ key, required }) => required && !plain.has(key));
  if (all.length === 0 || all.length < fed.length || isMissing) return null;
  const doubts = all.map(({ test }) => `(${test}) IS NOT TRUE`).join(' OR ');
  return {
    others: `(SELECT * FROM ${stacked(all, from)} WHERE ${doubts})`,
    values: fields.map(
      ({ key, type }) => plain.get(key)?.value ?? `CAST(NULL AS ${sqlTypes[type]})`,
    ),
  };
}

function stacked(
  layered: readonly { readonly columns: readonly (readonly LayerColumn[])[] }[],
  from: string,
): string {
  let relation = from;
  for (let level = 0; level < layerCount; level += 1) {
    const columns = layered.flatMap(({ columns: all }) => all[level] ?? []);
    if (columns.length === 0) continue;
    const list = columns.map(([name, expression]) => `${expression} AS ${name}`).join(', ');
    relation = `(SELECT *, ${list} FROM ${relation})`;
  }
  return relation;
}

function outputOf(field: FieldView, fed: readonly FedField[]): string {
  const name = identifier(field.key);
  const isFed = fed.some(({ field: { key } }) => key === field.key);
  if (!isFed) return `CAST(NULL AS ${sqlTypes[field.type]}) AS ${name}`;
  return `${identifier(`v_${field.key}`)} AS ${name}`;
}
