import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { webApps, type WebApp } from './apps.ts';

const webFile = /\.(tsx?|css|json|html|svg|png)$/;
const testFile = /\.test\.tsx?$/;

/**
 * A hash over everything that can change an app's build: its shell, the shared kit, the
 * browser-safe part of the modules and the lock file. Server-only files are left out, so that
 * work on the server does not rebuild the web.
 */
export async function fingerprint(root: string, app: WebApp): Promise<string> {
  const files = [
    ...(await filesUnder(join(root, 'apps', app.name))),
    ...(await filesUnder(join(root, 'apps', 'vite'))),
    ...(await filesUnder(join(root, 'ui'))),
    ...(await filesUnder(join(root, 'platform'))),
    ...(await filesUnder(join(root, 'modules'))).filter((file) => seenByApp(file, root, app)),
    join(root, 'package-lock.json'),
    join(root, 'package.json'),
    join(root, 'apps', 'build-web.ts'),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(root, file)).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether a module's file can be reached from an app: contract, pure rules, shared or own web. */
function seenByApp(file: string, root: string, app: WebApp): boolean {
  const [, , room = '', owner = ''] = relative(root, file).split(/[\\/]/);
  if (room === 'web') return owner === app.name || !webApps.some((other) => other.name === owner);
  return /^(contract|rules)/.test(room);
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return [];
      throw fault;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && webFile.test(entry.name) && !testFile.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
