/** Takes an exported town into another installation, all of it or nothing. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { digestOfFile, digestOfPacked } from '../backup/durable.ts';
import { listed, quoted, type TownTable, townTables } from './catalogue.ts';
import {
  filePath,
  filesFolder,
  type KeptTable,
  lakeFolder,
  migrationsText,
  readTown,
  tablePath,
  TownExportError,
  type TownManifest,
} from './manifest.ts';

/** What is to be taken in. */
export interface TownImport {
  /** Superuser's address of the database. */
  readonly url: string;
  readonly dataDirectory: string;
  /** Folder of the export. */
  readonly from: string;
}

/** Imports a town. @throws TownExportError; nothing has changed then */
export async function importTown(options: TownImport): Promise<TownManifest> {
  const { url, dataDirectory, from } = options;
  const manifest = await readTown(from);
  await compareAll(manifest, from);
  await compareLake(manifest, from);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await requireFitting(client, manifest);
    await copyFiles(manifest, from, dataDirectory);
    await copyLake(manifest, from, dataDirectory);
    await client.query('BEGIN');
    // Rows are the state of a whole town as it was: triggers have done their work there, and order does not matter.
    await client.query('SET LOCAL session_replication_role = replica');
    const tables = await townTables(client);
    const offsets = new Map<string, number>();
    for (const table of tables) {
      const kept = manifest.tables.find(({ name }) => name === table.name);
      if (kept && kept.rows > 0) await takeTable(client, table, { kept, from, offsets });
    }
    await adoptCounty(client, manifest.tenantId);
    await requireReferences(client, tables);
    await client.query('COMMIT');
    return manifest;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Everything is read and compared before anything is changed. */
async function compareAll(manifest: TownManifest, from: string): Promise<void> {
  const { tables, files, tenantId } = manifest;
  for (const { name, bytes, sha256 } of tables) {
    const found = await digestOfPacked(tablePath(from, name)).catch(() => null);
    if (found?.bytes !== bytes || found.sha256 !== sha256) {
      throw new TownExportError(`${tablePath(from, name)} is not what was exported.`);
    }
  }
  for (const key of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(filePath(filesFolder(from, tenantId), key)), hash).catch(
      () => undefined,
    );
    if (hash.digest('hex') !== key) {
      throw new TownExportError(
        `${filePath(filesFolder(from, tenantId), key)} is not what was exported.`,
      );
    }
  }
}

/** Sealed files of the lake, compared likewise; a name that leads out of the town's folder is no name of one. */
async function compareLake({ lake, tenantId }: TownManifest, from: string): Promise<void> {
  for (const { path, bytes, sha256 } of lake) {
    const whole = join(lakeFolder(from, tenantId), path);
    const isName = /^[0-9a-f-]{36}\/[0-9a-f-]{36}\.[a-z]+$/.test(path);
    const found = isName ? await digestOfFile(whole).catch(() => null) : null;
    if (found?.bytes !== bytes || found.sha256 !== sha256) {
      throw new TownExportError(`${whole} is not what was exported.`);
    }
  }
}

async function requireFitting(client: pg.ClientBase, manifest: TownManifest): Promise<void> {
  const { rows } = await client.query<TownManifest['migrations'][number]>(migrationsText);
  const own = new Map(rows.map((one) => [`${one.module}/${one.name}`, one.sha256]));
  const other = new Map(
    manifest.migrations.map((one) => [`${one.module}/${one.name}`, one.sha256]),
  );
  const differing = [...new Set([...own.keys(), ...other.keys()])].filter(
    (name) => own.get(name) !== other.get(name),
  );
  if (differing.length > 0) {
    throw new TownExportError(
      `The two installations are of different versions (${differing.slice(0, 3).join(', ')}${differing.length > 3 ? ' …' : ''}). Bring both to the same version first.`,
    );
  }
  const { rows: there } = await client.query(
    'SELECT 1 FROM platform.tenants WHERE tenant_id = $1 OR code = $2',
    [manifest.tenantId, manifest.code],
  );
  if (there.length > 0) {
    throw new TownExportError(`There is a town ${manifest.code} here already.`);
  }
}

async function copyFiles(
  { files, tenantId }: TownManifest,
  from: string,
  to: string,
): Promise<void> {
  for (const key of files) {
    const target = filePath(filesFolder(to, tenantId), key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(filePath(filesFolder(from, tenantId), key), target);
  }
}

async function copyLake({ lake, tenantId }: TownManifest, from: string, to: string): Promise<void> {
  for (const { path } of lake) {
    const target = join(lakeFolder(to, tenantId), path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(lakeFolder(from, tenantId), path), target);
  }
}

interface Taking {
  readonly kept: KeptTable;
  readonly from: string;
  /** How much the numbers of a table's rows grow, because others have them here. */
  readonly offsets: Map<string, number>;
}

async function takeTable(
  client: pg.ClientBase,
  table: TownTable,
  { kept, from, offsets }: Taking,
): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE taken ON COMMIT DROP AS SELECT ${listed(kept.columns)} FROM ${quoted(table.name)} WITH NO DATA`,
  );
  await pipeline(
    createReadStream(tablePath(from, table.name)),
    createZstdDecompress(),
    client.query(copyFrom(`COPY taken (${listed(kept.columns)}) FROM STDIN`)),
  );
  if (table.identity) offsets.set(table.name, await offsetOf(client, table.name, table.identity));
  if (table.months) await makeMonths(client, table.name, table.months);
  const values = kept.columns.map((column) => valueOf(table, column, offsets));
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${listed(kept.columns)}) OVERRIDING SYSTEM VALUE SELECT ${values.join(', ')} FROM taken`,
  );
  await client.query('DROP TABLE taken');
  if (table.identity) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT max(${quoted(table.identity)}) FROM ${quoted(table.name)}))`,
      [quoted(table.name), table.identity],
    );
  }
}

function valueOf(table: TownTable, column: string, offsets: ReadonlyMap<string, number>): string {
  const of =
    column === table.identity ? table.name : table.numbers.find((one) => one.column === column)?.of;
  const offset = of ? (offsets.get(of) ?? 0) : 0;
  if (offset !== 0) return `${quoted(column)} + ${offset}`;
  // The order of all events is of an installation. What happened elsewhere lies before everything that happened here.
  if (table.name === 'platform.events' && column === 'position') {
    return `position - (SELECT max(position) FROM taken) - 1 + (SELECT least(min(position), 0) FROM platform.events)`;
  }
  return quoted(column);
}

/** Zero where the numbers are free here. */
async function offsetOf(client: pg.ClientBase, name: string, column: string): Promise<number> {
  const { rows } = await client.query<{ clash: boolean; offset: number }>(
    `SELECT EXISTS (SELECT FROM ${quoted(name)} o JOIN taken t ON t.${quoted(column)} = o.${quoted(column)}) AS clash,
      (SELECT coalesce(max(${quoted(column)}), 0) FROM ${quoted(name)})::integer AS offset`,
  );
  return rows[0]?.clash ? rows[0].offset : 0;
}

/** Tables by month have a function of their module's that makes a month. */
async function makeMonths(client: pg.ClientBase, name: string, column: string): Promise<void> {
  const [schema = ''] = name.split('.');
  await client.query(
    `SELECT ${quoted(schema)}.make_month(month::date) FROM (SELECT DISTINCT date_trunc('month', ${quoted(column)} AT TIME ZONE 'UTC') AS month FROM taken) months`,
  );
}

/** The town belongs to the county here; without one to none. */
async function adoptCounty(client: pg.ClientBase, tenantId: string): Promise<void> {
  await client.query(
    `UPDATE platform.tenants SET parent_id = (SELECT tenant_id FROM platform.tenants WHERE kind = 'county' ORDER BY position LIMIT 1),
       position = (SELECT coalesce(max(position), -1) + 1 FROM platform.tenants WHERE kind = 'town' AND tenant_id <> $1)
     WHERE tenant_id = $1`,
    [tenantId],
  );
}

/** Every foreign key holds, although it was not watched while the rows came. @throws TownExportError */
async function requireReferences(
  client: pg.ClientBase,
  tables: readonly TownTable[],
): Promise<void> {
  const names = tables.map(({ name }) => name);
  const { rows } = await client.query<{
    own: string;
    other: string;
    columns: string[];
    keys: string[];
  }>(
    `SELECT k.conrelid::regclass::text AS own, k.confrelid::regclass::text AS other,
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.conkey) WITH ORDINALITY u(n, o) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n) AS columns,
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.confkey) WITH ORDINALITY u(n, o) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n) AS keys
     FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid::regclass::text = ANY ($1)`,
    [names],
  );
  for (const { own, other, columns, keys } of rows) {
    const isSet = columns.map((column) => `o.${quoted(column)} IS NOT NULL`).join(' AND ');
    const equal = columns.map((column, at) => `p.${quoted(keys[at] ?? '')} = o.${quoted(column)}`);
    const { rows: lost } = await client.query(
      `SELECT 1 FROM ${own} o WHERE ${isSet} AND NOT EXISTS (SELECT FROM ${other} p WHERE ${equal.join(' AND ')}) LIMIT 1`,
    );
    if (lost.length > 0) {
      throw new TownExportError(
        `Rows of ${own} name rows of ${other} that the export does not hold.`,
      );
    }
  }
}
