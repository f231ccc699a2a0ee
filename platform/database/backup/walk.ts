import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a tree. */
export interface Found {
  /** Relative, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** Files below a folder; folders for which `enters` says no are left out. Links are not followed. */
export async function* filesBelow(
  root: string,
  enters: (path: string) => boolean,
  below = '',
): AsyncGenerator<Found> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(gone([]));
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (!enters(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(root, enters, path);
    else if (entry.isFile()) {
      const facts = await lstat(join(root, path)).catch(gone(null));
      if (facts) yield { path, bytes: facts.size, modifiedMs: facts.mtimeMs };
    }
  }
}

/** Empty folders count too: PostgreSQL does not start without some. */
export async function foldersBelow(
  root: string,
  enters: (path: string) => boolean,
  below = '',
): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(gone([]));
  const found: string[] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory() || !enters(path)) continue;
    found.push(path, ...(await foldersBelow(root, enters, path)));
  }
  return found;
}

/** What was removed while we looked is no fault. */
export function gone<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
