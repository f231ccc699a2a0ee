/** Edits of rows in the database, past every right, as whoever owns it could make them. */
import type pg from 'pg';
import type { Chance } from './chance.ts';
import type { Done } from './file-edits.ts';

/** An edit and how to take it back. */
export interface RowEdit extends Done {
  readonly undo: () => Promise<void>;
}

type Row = Record<string, unknown>;

interface Target {
  readonly table: string;
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** How to change each column that the ledger vouches for. */
  readonly changes: Readonly<Record<string, string>>;
  /** Rows that may be chosen. */
  readonly where: string;
}

const otherByte = (column: string): string =>
  `set_byte(${column}, 3, (get_byte(${column}, 3) + 1) % 256)`;

const ledgerRows: Target = {
  table: 'ledger.entries',
  key: ['tenant_id', 'position'],
  changes: {
    commitment: otherByte('commitment'),
    salt: otherByte('salt'),
    row_digests: otherByte('row_digests'),
    kind: "kind || 'x'",
    label: "label || 'x'",
    subject: "subject || 'x'",
    occurred_at: "occurred_at + interval '1 second'",
  },
  where: 'true',
};
const steps: Target = {
  table: 'cases.trace',
  key: ['id'],
  changes: {
    note: "note || '。'",
    actor_name: "actor_name || '某'",
    action: "action || 'x'",
    occurred_at: "occurred_at - interval '1 day'",
    to_state: "'closed' || to_state",
    longitude: 'coalesce(longitude, 0) + 0.001',
  },
  where: 'true',
};
const caseRows: Target = {
  table: 'cases.cases',
  key: ['id'],
  changes: {
    title: "title || '!'",
    description: "description || '!'",
    due_at: "due_at + interval '3 days'",
    updated_at: "updated_at + interval '1 second'",
    returned_count: 'returned_count + 1',
    number: "number || '0'",
  },
  where: 'true',
};
const auditRows: Target = {
  table: 'platform.audit',
  key: ['id'],
  changes: {
    detail: `detail || '{"more": 1}'::jsonb`,
    action: "action || 'x'",
    actor_kind: "'system' || actor_kind",
  },
  where: 'true',
};
const versions: Target = {
  table: 'platform.versions',
  key: ['tenant_id', 'kind', 'subject', 'version'],
  changes: {
    content: `jsonb_build_object('was', content)`,
    note: "note || 'x'",
    saved_by_name: "saved_by_name || 'x'",
  },
  where: 'true',
};

const targets: readonly Target[] = [
  ledgerRows,
  ledgerRows,
  steps,
  steps,
  caseRows,
  auditRows,
  versions,
];

/** Makes one edit in the town. */
export async function editRow(
  client: pg.Client,
  tenantId: string,
  chance: Chance,
): Promise<RowEdit> {
  const target = chance.of(targets);
  const { rows } = await client.query<{ row: Row }>(
    `SELECT to_jsonb(r) AS row FROM ${target.table} r WHERE tenant_id = $1 AND ${target.where}
     ORDER BY ${target.key.join()}`,
    [tenantId],
  );
  const { row } = chance.of(rows);
  const way = chance.below(4);
  if (way === 0) return removed(client, target, row);
  if (way === 1 && target === ledgerRows)
    return swapped(client, tenantId, { row, size: rows.length, chance });
  if (way === 1 && target === steps) return forged(client, row);
  return changed(client, target, { row, column: chance.of(Object.keys(target.changes)) });
}

const nameOf = ({ table }: Target, row: Row): RegExp =>
  table === 'ledger.entries'
    ? new RegExp(`^entry ${row['position'] as number}: `)
    : /^(entry \d+|row \S+|\w+ \S+): /;

const whereOf = ({ key }: Target): string =>
  key.map((column, at) => `${column} = $${at + 1}`).join(' AND ');
const valuesOf = ({ key }: Target, row: Row): unknown[] => key.map((column) => row[column]);

async function restore(client: pg.Client, { table }: Target, row: Row): Promise<void> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const columns = rows[0]?.columns ?? '';
  await client.query(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`,
    [JSON.stringify(row)],
  );
}

async function removed(client: pg.Client, target: Target, row: Row): Promise<RowEdit> {
  // Foreign keys and triggers do not stop a superuser.
  await client.query("SET session_replication_role = 'replica'");
  await client.query(`DELETE FROM ${target.table} WHERE ${whereOf(target)}`, valuesOf(target, row));
  return {
    what: `delete a row of ${target.table}`,
    named: nameOf(target, row),
    undo: () => restore(client, target, row),
  };
}

async function changed(
  client: pg.Client,
  target: Target,
  { row, column }: { row: Row; column: string },
): Promise<RowEdit> {
  const { key } = target;
  await client.query("SET session_replication_role = 'replica'");
  const { rowCount } = await client.query(
    `UPDATE ${target.table} SET ${column} = coalesce(${target.changes[column]}, ${blank(column)}) WHERE ${whereOf(target)}`,
    valuesOf(target, row),
  );
  if (rowCount !== 1) throw new Error(`${target.table}: nothing to change`);
  return {
    what: `change ${target.table}.${column}`,
    named: nameOf(target, row),
    undo: async () => {
      // The row may have another name now: it is found by what was left of its key.
      await client.query(
        `DELETE FROM ${target.table} WHERE ${whereOf({ ...target, key })}`,
        valuesOf(target, row),
      );
      await restore(client, target, row);
    },
  };
}

const blank = (column: string): string =>
  column.endsWith('_at') ? "timestamptz '2001-01-01'" : /state/.test(column) ? "'closed'" : column;

async function swapped(
  client: pg.Client,
  tenantId: string,
  { row, size, chance }: { row: Row; size: number; chance: Chance },
): Promise<RowEdit> {
  const one = row['position'] as number;
  const other = (one + 1 + chance.below(size - 1)) % size;
  const change = async (from: number, to: number): Promise<void> => {
    await client.query(
      'UPDATE ledger.entries SET position = $3 WHERE tenant_id = $1 AND position = $2',
      [tenantId, from, to],
    );
  };
  const exchange = async (): Promise<void> => {
    await change(one, -1);
    await change(other, one);
    await change(-1, other);
  };
  await exchange();
  return {
    what: 'swap two rows of ledger.entries',
    named: new RegExp(`^entry ${one}: `),
    undo: exchange,
  };
}

/** A step that nobody made. */
async function forged(client: pg.Client, row: Row): Promise<RowEdit> {
  const id = crypto.randomUUID();
  await restore(client, steps, { ...row, id, note: '已按时办结' });
  return {
    what: 'forge a row of cases.trace',
    named: new RegExp(`^row ${id}: `),
    undo: async () => {
      await client.query('DELETE FROM cases.trace WHERE id = $1', [id]);
    },
  };
}
