/** Forward-only migrations: the platform's first, then each module's in the order of needs. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Where a module's `.sql` files lie. */
export interface MigrationSource {
  readonly module: string;
  readonly directory: string;
}

interface Migration {
  readonly module: string;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

const lockNumber = 7_216_001;

/** Applies what is missing, each file in its own transaction, under one advisory lock. */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const migrations = await load(sources);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS platform;
      CREATE TABLE IF NOT EXISTS platform.migrations (
        module text NOT NULL, name text NOT NULL, sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (module, name))`);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await applyOne(client, migration)) applied.push(`${migration.module}/${migration.name}`);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<boolean> {
  const { module, name, sha256, text } = migration;
  const known = await client.query<{ sha256: string }>(
    'SELECT sha256 FROM platform.migrations WHERE module = $1 AND name = $2',
    [module, name],
  );
  if (known.rows[0]) {
    if (known.rows[0].sha256 === sha256) return false;
    throw new Error(
      `migration ${module}/${name} was changed after it had been applied; add a new one`,
    );
  }
  await client.query('BEGIN');
  try {
    await client.query(text);
    await client.query(
      'INSERT INTO platform.migrations (module, name, sha256) VALUES ($1, $2, $3)',
      [module, name, sha256],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${module}/${name} failed: ${(cause as Error).message}`, { cause });
  }
  return true;
}

/** A digest of all migrations: names the template database of the tests. */
export async function migrationHash(sources: readonly MigrationSource[]): Promise<string> {
  const digest = createHash('sha256');
  for (const { module, name, sha256 } of await load(sources))
    digest.update(`${module}/${name}:${sha256};`);
  return digest.digest('hex').slice(0, 16);
}

async function load(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const { module, directory } of sources) {
    const names = await readdir(directory).catch(() => []);
    for (const name of names.filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(directory, name), 'utf8');
      migrations.push({
        module,
        name,
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
      });
    }
  }
  return migrations;
}

/**
 * Makes the two roles the pools run as. Roles belong to the whole server, so another database may
 * have made them already. Needs CREATEROLE once; an administrator may make them beforehand.
 */
export async function ensureRoles(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    for (const role of ['zhenshu_app', 'zhenshu_system']) {
      const { rows } = await client.query(
        "SELECT pg_has_role(current_user, oid, 'MEMBER') AS member FROM pg_roles WHERE rolname = $1",
        [role],
      );
      if (!rows[0]) await client.query(`CREATE ROLE ${role} NOLOGIN`);
      if (!rows[0]?.member) await client.query(`GRANT ${role} TO CURRENT_USER`);
    }
  } finally {
    await client.end();
  }
}
