/** Which columns are sealed, read from the manifests' declarations. */
import type { Manifest, SecretField } from '../manifest/index.ts';
import type { IndexedKind } from './blind-index.ts';

/** A sealed column as the rows are read: members in camelCase. */
export interface SealedColumn {
  /** `schema.table.column`. */
  readonly field: string;
  readonly column: string;
  readonly member: string;
  /** The column is jsonb: the envelope stands in it as a JSON string. */
  readonly json: boolean;
  readonly index: {
    readonly column: string;
    readonly member: string;
    readonly of: IndexedKind;
    readonly bits: number | undefined;
  } | null;
}

/** A table that has sealed columns. */
export interface SealedTable {
  /** `schema.table`. */
  readonly table: string;
  /** Column and member that name the row, part of what an envelope belongs to. */
  readonly rowKey: { readonly column: string; readonly member: string };
  readonly columns: readonly SealedColumn[];
}

/** The sealed tables of an installation, by `schema.table`. */
export function sealedTables(manifests: readonly Manifest[]): ReadonlyMap<string, SealedTable> {
  const tables = new Map<string, SealedTable>();
  for (const { id, personalData, secrets = [] } of manifests) {
    for (const declared of [...personalData, ...secrets]) {
      if (!declared.sealed) continue;
      const [table = '', column = ''] = declared.field.split('.');
      const name = `${id}.${table}`;
      const known = tables.get(name);
      const key = declared.rowKey ?? 'id';
      tables.set(name, {
        table: name,
        rowKey: { column: key, member: memberOf(key) },
        columns: [...(known?.columns ?? []), sealedColumn(name, column, declared.sealed)],
      });
    }
  }
  return tables;
}

function sealedColumn(table: string, column: string, sealed: SecretField['sealed']): SealedColumn {
  const how = typeof sealed === 'object' ? sealed : {};
  const { index } = how;
  return {
    field: `${table}.${column}`,
    column,
    member: memberOf(column),
    json: how.json === true,
    index: index
      ? { column: index.column, member: memberOf(index.column), of: index.of, bits: index.bits }
      : null,
  };
}

function memberOf(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
