/** Writes one town out: its rows of every table, as of one instant, and the files that they name. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { digestOfFile, writeDurably } from '../backup/durable.ts';
import { filesBelow, gone } from '../backup/walk.ts';
import { listed, quoted, type TownTable, townTables } from './catalogue.ts';
import {
  filePath,
  filesFolder,
  type KeptLakeFile,
  type KeptTable,
  lakeFolder,
  migrationsText,
  tablePath,
  TownExportError,
  type TownManifest,
} from './manifest.ts';

/** What is to be written out. */
export interface TownExport {
  /** Superuser's address of the database. */
  readonly url: string;
  readonly dataDirectory: string;
  /** Code of the town. */
  readonly code: string;
  /** An empty folder. */
  readonly to: string;
  readonly now: () => Date;
}

/** Exports a town. @throws TownExportError */
export async function exportTown(options: TownExport): Promise<TownManifest> {
  const { url, dataDirectory, code, to, now } = options;
  if (await stat(join(to, 'town.json')).catch(() => null)) {
    throw new TownExportError(`${to} holds an export already; give an empty folder.`);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const town = await townOf(client, code);
    const tables: KeptTable[] = [];
    for (const table of await townTables(client)) {
      tables.push(await writeTable(client, table, { town: town.tenantId, to }));
    }
    const files = await copyFiles(town.tenantId, dataDirectory, to);
    const lake = await copyLake(town.tenantId, dataDirectory, to);
    const { rows: migrations } =
      await client.query<TownManifest['migrations'][number]>(migrationsText);
    await client.query('COMMIT');
    const exportedAt = now().toISOString();
    const manifest: TownManifest = {
      format: 1,
      exportedAt,
      ...town,
      migrations,
      tables,
      files,
      lake,
    };
    await writeDurably(join(to, 'town.json'), JSON.stringify(manifest, null, 1));
    return manifest;
  } finally {
    await client.end();
  }
}

async function townOf(client: pg.ClientBase, code: string) {
  const { rows } = await client.query<{ tenantId: string; code: string; nameZh: string }>(
    `SELECT tenant_id AS "tenantId", code, name_zh AS "nameZh" FROM platform.tenants WHERE code = $1 AND kind = 'town'`,
    [code],
  );
  const [town] = rows;
  if (town) return town;
  throw new TownExportError(`There is no town with the code ${code}.`);
}

interface Target {
  readonly town: string;
  readonly to: string;
}

async function writeTable(
  client: pg.ClientBase,
  table: TownTable,
  { town, to }: Target,
): Promise<KeptTable> {
  const path = tablePath(to, table.name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const statement = `COPY (SELECT ${listed(table.columns)} FROM ${quoted(table.name)} WHERE tenant_id = '${town}') TO STDOUT`;
  const meter = meterOf();
  await pipeline(
    client.query(copyTo(statement)),
    meter.through,
    createZstdCompress(),
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  return { name: table.name, columns: table.columns, ...meter.result() };
}

/** Counts rows and bytes and digests them. */
function meterOf() {
  const hash = createHash('sha256');
  let [bytes, rows] = [0, 0];
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) rows += 1;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ rows, bytes, sha256: hash.digest('hex') }) };
}

/** Copies the town's files; what is half uploaded stays behind. @returns their names */
async function copyFiles(tenantId: string, from: string, to: string): Promise<string[]> {
  const source = filesFolder(from, tenantId);
  const target = filesFolder(to, tenantId);
  const files: string[] = [];
  for await (const { path } of filesBelow(source, (one) => !one.startsWith('incoming'))) {
    const key = basename(path);
    await mkdir(dirname(filePath(target, key)), { recursive: true, mode: 0o700 });
    await copyFile(join(source, path), filePath(target, key));
    files.push(key);
  }
  return files.sort();
}

/**
 * Copies the town's files of the data lake. They are immutable, and one that is let go stays for minutes: what the rows of the
 * same instant name is there. Half written ones stay behind.
 */
async function copyLake(tenantId: string, from: string, to: string): Promise<KeptLakeFile[]> {
  const [source, target] = [lakeFolder(from, tenantId), lakeFolder(to, tenantId)];
  const kept: KeptLakeFile[] = [];
  for await (const { path } of filesBelow(source, (one) => !one.endsWith('.part'))) {
    await mkdir(dirname(join(target, path)), { recursive: true, mode: 0o700 });
    const isThere = await copyFile(join(source, path), join(target, path))
      .then(() => true)
      .catch(gone(false));
    if (isThere) kept.push({ path, ...(await digestOfFile(join(target, path))) });
  }
  return kept;
}
