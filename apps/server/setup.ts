/** Brings a database to the state the modules need. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modules } from '#modules/registry.ts';
import {
  ensureRoles,
  migrate,
  migrationHash,
  type MigrationSource,
} from '#platform/database/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** The platform's migrations, then the modules' in order of needs. */
export function migrationSources(): MigrationSource[] {
  const platform = { module: 'platform', directory: join(root, 'platform', 'migrations') };
  const own = modules.map(({ manifest, directory }) => ({
    module: manifest.id,
    directory: join(directory, 'migrations'),
  }));
  return [platform, ...own];
}

/** Makes roles and tables. @returns the migrations that were applied now */
export async function setUpDatabase(url: string): Promise<string[]> {
  await ensureRoles(url);
  return migrate(url, migrationSources());
}

/** A digest of the migrations and of everything that fills the demo town. */
export async function foundationHash(): Promise<string> {
  const digest = createHash('sha256').update(await migrationHash(migrationSources()));
  const folders = [
    join(root, 'tools', 'demo-town'),
    join(root, 'modules', 'duties', 'catalogue'),
    join(root, 'modules', 'classification', 'corpus'),
    ...modules.map(({ directory }) => directory),
  ];
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const sources = names.filter((name) => isFilling(folder, name)).sort();
    for (const name of sources) digest.update(await readFile(join(folder, name)));
  }
  return digest.digest('hex').slice(0, 16);
}

function isFilling(folder: string, name: string): boolean {
  if (!/\.(ts|json)$/.test(name) || name.endsWith('.test.ts')) return false;
  const isModule = modules.some(({ directory }) => directory === folder);
  return isModule
    ? /(^|\/)(demo[^/]*\.ts|manifest\.ts|rules\.ts)$|(^|\/)(demo|service|store)\//.test(name)
    : true;
}
