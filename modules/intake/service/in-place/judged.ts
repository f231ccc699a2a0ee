/** Rows of a source as rows of a resource: the same check, the same conditions and the same masks as in the lake. */
import type { ResourceView } from '#modules/catalogue/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { problem } from '../../problems.ts';
import type { FedField } from '../../rules/cleaning/field.ts';
import { checkStatement } from '../../rules/cleaning/statement.ts';
import {
  fieldOf,
  type RowCondition,
  type Selection,
  selectList,
  whereOf,
} from '../lake/selection.ts';

/** Rows as a source gave them. */
export interface RawRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What rows of a source are read as. */
export interface Judging {
  readonly resource: ResourceView;
  readonly mapping: Mapping;
}

/** The table of rows that were laid out, each connection's own. */
export const rawTable = 'live_raw';

/** Lays rows out for the engine: `_line` counts from 0. The table is this connection's own. */
export async function layOut(connection: DuckDBConnection, { columns, rows }: RawRows) {
  const list = columns.map((_, at) => `c${at} VARCHAR`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${rawTable} (${['_line BIGINT', ...list].join(', ')})`,
  );
  const appender = await connection.createAppender(rawTable);
  for (const [line, row] of rows.entries()) {
    appender.appendBigInt(BigInt(line));
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      // A sign that no text of PostgreSQL may hold, and which ends a text of the engine.
      else appender.appendVarchar(cell.replaceAll('\0', ''));
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** The rows that were laid out, checked: `_line`, `_reasons`, `_repaired` and every field in its type. @throws column-vanished */
export function checked({ resource, mapping }: Judging, columns: readonly string[]): string {
  return `(${checkStatement({ fields: resource.fields, fed: fedOf({ resource, mapping }, columns), from: rawTable })})`;
}

/** Fields with the columns that feed them. @throws live-column-vanished */
export function fedOf({ resource, mapping }: Judging, columns: readonly string[]): FedField[] {
  const known = mapping.filter(({ field }) => resource.fields.some(({ key }) => key === field));
  const lost = known.flatMap(({ column }) =>
    column !== null && !columns.includes(column) ? [column] : [],
  );
  if (lost.length > 0) {
    throw problem('live-column-vanished', {
      columns: lost.map((name) => `“${name}”`).join('、'),
      there: columns.slice(0, 30).join('、'),
    });
  }
  return known.flatMap((one) => {
    const field = resource.fields.find(({ key }) => key === one.field);
    if (!field) return [];
    const column = one.column === null ? null : `c${columns.indexOf(one.column)}`;
    return [{ field, mapping: one, column }];
  });
}

/** Rows that pass the check and the conditions: `_line` and every field. */
export function accepted(
  judging: Judging,
  columns: readonly string[],
  where: readonly RowCondition[],
): string {
  return `(SELECT * FROM ${checked(judging, columns)} WHERE _reasons IS NULL AND ${whereOf(judging.resource, where)})`;
}

/** The list of a SELECT over accepted rows: masked fields, and one read whole beside. */
export function shownList(
  resource: ResourceView,
  { fields, aside }: Pick<Selection, 'fields'> & { readonly aside?: string | undefined },
): string {
  const beside =
    aside === undefined ? [] : [`${identifier(fieldOf(resource, aside).key)} AS _aside`];
  return [...beside, selectList(resource, fields)].join(', ');
}
