/** The registry lists exactly the module folders, in order of needs, under their own names. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ModuleDefinition } from '#platform/module/index.ts';
import { filesOf, root } from '../source-tree.ts';

/** Folders below modules/ that hold any code. */
export function foldersOfModules(): string[] {
  return [
    ...new Set(filesOf('modules/*/**/*.{ts,tsx,sql}').map((path) => path.split('/')[1] ?? '')),
  ];
}

/** Faults of the registry and of the rooms every module has. */
export function registryFaults(modules: readonly ModuleDefinition[]): string[] {
  const mounted = modules.map(({ directory }) => basename(directory));
  const folders = foldersOfModules();
  const missing = folders.filter((folder) => !mounted.includes(folder));
  const before = new Set<string>();
  const orders = modules.flatMap(({ manifest }) => {
    const late = manifest.needs.filter((need) => !before.has(need));
    before.add(manifest.id);
    return late.map(
      (need) => `modules/registry.ts: ${manifest.id} stands before ${need}, which it needs`,
    );
  });
  const misnamed = modules
    .filter(({ manifest, directory }) => manifest.id !== basename(directory))
    .map(
      ({ manifest, directory }) =>
        `modules/${basename(directory)}: its manifest calls it ${manifest.id}`,
    );
  return [
    ...missing.map((folder) => `modules/registry.ts: modules/${folder} is not listed`),
    ...orders,
    ...misnamed,
  ];
}

/** Faults of rooms: every module folder explains itself and says what it is. */
export function roomFaults(): string[] {
  return foldersOfModules().flatMap((folder) =>
    ['manifest.ts', 'server.ts', 'README.md']
      .filter((room) => !existsSync(join(root, 'modules', folder, room)))
      .map((room) => `modules/${folder}: has no ${room}`),
  );
}
