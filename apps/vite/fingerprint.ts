import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { webApps, type WebApp } from './apps.ts';

const webFile = /\.(tsx?|css|json|html|svg|png)$/;
const testFile = /\.test\.tsx?$/;

/**
 * Hashes over everything that can change an app's build: its shell, the shared kit, the browser-safe part of the modules and the lock
 * file. Server-only files are left out, so that work on the server does not rebuild the web. Each file is read once for all apps, and
 * at once: thousands of small files one after another are most of what a start does for the web.
 */
export function fingerprints(root: string): (app: WebApp) => string {
  const shared = ['apps/vite', 'ui', 'platform'].flatMap((folder) =>
    filesUnder(join(root, folder)),
  );
  const single = ['package-lock.json', 'package.json', 'apps/build-web.ts'];
  const common = [...shared, ...single.map((file) => join(root, file))];
  const modules = filesUnder(join(root, 'modules'));
  const digests = new Map<string, Buffer>();
  const digestOf = (file: string): Buffer => {
    const known = digests.get(file) ?? createHash('sha256').update(readFileSync(file)).digest();
    digests.set(file, known);
    return known;
  };
  return (app) => {
    const own = filesUnder(join(root, 'apps', app.name));
    const files = [...common, ...own, ...modules.filter((file) => seenByApp(file, root, app))];
    const hash = createHash('sha256');
    for (const file of files.sort())
      hash.update(`${relative(root, file)}\0`).update(digestOf(file));
    return hash.digest('hex');
  };
}

/** Whether a module's file can be reached from an app: contract, pure rules, shared or own web. */
function seenByApp(file: string, root: string, app: WebApp): boolean {
  const [, , room = '', owner = ''] = relative(root, file).split(/[\\/]/);
  if (room === 'web') return owner === app.name || !webApps.some((other) => other.name === owner);
  return /^(contract|rules)/.test(room);
}

/** Web files of a folder and all below it; none where there is no such folder. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && webFile.test(entry.name) && !testFile.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
