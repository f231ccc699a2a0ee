/**
 * What the declared columns hold of a person, read by the declarations alone: `ofPerson` names whose a row
 * is. Also erases and sweeps them where no module has to say more.
 */
import { openRows, type Tx } from '../database/index.ts';
import type { Manifest, PersonalField } from '../manifest/index.ts';

/** The declared fields of one table. */
export interface DeclaredTable {
  /** Module that owns it. */
  readonly manifest: Manifest;
  /** `module.table`. */
  readonly table: string;
  readonly fields: readonly DeclaredColumn[];
}

/** A declared field with its column. */
export interface DeclaredColumn extends PersonalField {
  readonly column: string;
}

/** A row of a person: values of the declared columns, by column. */
export interface HeldRow {
  readonly key: string;
  /** From which its time counts; null where that is not declared or has not begun. */
  readonly since: Date | null;
  readonly values: ReadonlyMap<string, unknown>;
}

/** The declared tables, in the order of the modules' needs. */
export function declaredTables(manifests: readonly Manifest[]): DeclaredTable[] {
  const tables = new Map<string, DeclaredTable>();
  for (const manifest of manifests) {
    for (const field of manifest.personalData) {
      const [name = '', column = ''] = field.field.split('.');
      const table = `${manifest.id}.${name}`;
      const fields = [...(tables.get(table)?.fields ?? []), { ...field, column }];
      tables.set(table, { manifest, table, fields });
    }
  }
  return [...tables.values()];
}

/** Most rows of one table that are shown or handed out at once. */
const mostRows = 5000;

/** The rows of a person in a table, newest key first; none where `ofPerson` is not declared. */
export async function heldRows(
  tx: Tx,
  { table, fields }: DeclaredTable,
  personId: string,
): Promise<HeldRow[]> {
  const [first] = fields;
  if (!first?.ofPerson) return [];
  const key = first.rowKey ?? 'id';
  const columns = [...new Set([key, ...fields.map(({ column }) => column)])];
  const since = first.agesFrom ? `"${first.agesFrom}"` : 'NULL::timestamptz';
  const { rows } = await tx.client.query<Record<string, unknown>>(
    `SELECT ${columns.map((column) => `"${column}"`).join(', ')}, ${since} AS since FROM ${table}
     WHERE tenant_id = $1 AND "${first.ofPerson}" = $2 ORDER BY "${key}" DESC LIMIT ${mostRows}`,
    [tx.ctx.tenantId, personId],
  );
  const members = rows.map((row) => memberNames(row));
  const opened = await openRows(tx, table, members);
  return opened.map((row) => ({
    key: String(row[camelCase(key)]),
    since: (row['since'] as Date | null) ?? null,
    values: new Map(fields.map(({ column }) => [column, row[camelCase(column)]])),
  }));
}

/**
 * Blanks or deletes the rows of a person in a table that needs no module for it; what the law keeps stays.
 * @returns rows touched
 */
export async function eraseRows(
  tx: Tx,
  declared: DeclaredTable,
  personId: string,
): Promise<number> {
  const fields = declared.fields.filter(({ lawKeeps }) => !lawKeeps);
  const [first] = fields;
  if (!first?.ofPerson || first.atEnd === 'module') return 0;
  const where = `tenant_id = $1 AND "${first.ofPerson}" = $2`;
  return endRows(tx, { ...declared, fields }, { where, values: [personId] });
}

/** Blanks or deletes what is over its time. @returns rows touched */
export async function sweepRows(tx: Tx, declared: DeclaredTable, now: Date): Promise<number> {
  let touched = 0;
  for (const field of declared.fields) {
    if (field.retentionDays === null || !field.agesFrom || field.atEnd === 'module') continue;
    const before = new Date(now.getTime() - field.retentionDays * 86_400_000);
    const one = { ...declared, fields: [field] };
    const where = `tenant_id = $1 AND "${field.agesFrom}" < $2`;
    touched += await endRows(tx, one, { where, values: [before] });
  }
  return touched;
}

interface Which {
  readonly where: string;
  /** From $2 on. */
  readonly values: readonly unknown[];
}

async function endRows(
  tx: Tx,
  { table, fields }: DeclaredTable,
  { where, values }: Which,
): Promise<number> {
  if (fields.every(({ atEnd }) => atEnd === 'deleteRow')) {
    const { rowCount } = await tx.client.query(`DELETE FROM ${table} WHERE ${where}`, [
      tx.ctx.tenantId,
      ...values,
    ]);
    return rowCount ?? 0;
  }
  const columns = fields.flatMap(({ column, sealed }) => {
    const index = typeof sealed === 'object' ? sealed.index?.column : undefined;
    return [column, ...(index ? [index] : [])];
  });
  const blanks = await blanksOf(tx, table);
  const sets = columns.map((column) => `"${column}" = ${blanks.get(column) ?? 'NULL'}`);
  const filled = columns.map(
    (column) => `"${column}" IS DISTINCT FROM ${blanks.get(column) ?? 'NULL'}`,
  );
  const { rowCount } = await tx.client.query(
    `UPDATE ${table} SET ${sets.join(', ')} WHERE ${where} AND (${filled.join(' OR ')})`,
    [tx.ctx.tenantId, ...values],
  );
  return rowCount ?? 0;
}

const knownBlanks = new Map<string, ReadonlyMap<string, string>>();

/** What an emptied column holds: NULL where it may, else nothing of its type. */
async function blanksOf(tx: Tx, table: string): Promise<ReadonlyMap<string, string>> {
  const known = knownBlanks.get(table);
  if (known) return known;
  const { rows } = await tx.client.query<{ name: string; type: string; required: boolean }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AS required
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const empty: Readonly<Record<string, string>> = {
    text: "''",
    jsonb: "'{}'::jsonb",
    'text[]': "'{}'::text[]",
    bytea: "''::bytea",
  };
  const blanks = new Map(
    rows.map(({ name, type, required }) => [name, required ? (empty[type] ?? 'NULL') : 'NULL']),
  );
  knownBlanks.set(table, blanks);
  return blanks;
}

function memberNames(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [camelCase(name), value]));
}

function camelCase(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
