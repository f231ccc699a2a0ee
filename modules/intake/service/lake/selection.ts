/** What is read of a resource, as one statement: fields, masks and rows are limited inside it. */
import type { FieldView, ResourceView } from '#modules/catalogue/index.ts';
import { identifier, literal, type SqlValue } from '#platform/duckdb/index.ts';
import { problem } from '../../problems.ts';
import { sqlTypes } from '../../rules/cleaning/field.ts';
import { maskedExpression } from '../../rules/masks.ts';

/** A field that is read, whole or masked. */
export interface SelectedField {
  readonly key: string;
  readonly masked: boolean;
}

/** A condition on rows; all must hold. */
export interface RowCondition {
  readonly key: string;
  readonly op: 'equals' | 'startsWith' | 'in' | 'atLeast' | 'atMost';
  /** For `in` a list. */
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** Which part of a resource. */
export interface Selection {
  readonly resourceId: string;
  readonly fields: readonly SelectedField[];
  readonly where: readonly RowCondition[];
}

/** The fields of a selection as a list of SELECT. @throws resource-field-unknown */
export function selectList(resource: ResourceView, fields: readonly SelectedField[]): string {
  return fields
    .map(({ key, masked }) => {
      const field = fieldOf(resource, key);
      const name = identifier(key);
      return `${masked ? maskedExpression(field, name) : name} AS ${name}`;
    })
    .join(', ');
}

/** The conditions as a WHERE; TRUE for none. @throws resource-field-unknown, condition-faulty */
export function whereOf(resource: ResourceView, where: readonly RowCondition[]): string {
  if (where.length === 0) return 'TRUE';
  return where.map((one) => conditionOf(fieldOf(resource, one.key), one)).join(' AND ');
}

/** A field of a resource. @throws resource-field-unknown */
export function fieldOf(resource: ResourceView, key: string): FieldView {
  const field = resource.fields.find((one) => one.key === key);
  if (!field) throw problem('resource-field-unknown', { key });
  return field;
}

function conditionOf(field: FieldView, { op, value }: RowCondition): string {
  const name = identifier(field.key);
  const cast = (one: SqlValue): string => `CAST(${literal(one)} AS ${sqlTypes[field.type]})`;
  if (op === 'in') {
    if (!Array.isArray(value)) throw problem('condition-faulty', { field: field.titleZh });
    return value.length === 0 ? 'FALSE' : `${name} IN (${value.map(cast).join(', ')})`;
  }
  if (Array.isArray(value)) throw problem('condition-faulty', { field: field.titleZh });
  const one = value as string | number | boolean;
  if (op === 'startsWith') return `starts_with(CAST(${name} AS VARCHAR), ${literal(String(one))})`;
  const sign = { equals: '=', atLeast: '>=', atMost: '<=' }[op];
  return `${name} ${sign} ${cast(one)}`;
}
