/** The manifests of all module folders, read without starting anything. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest } from '#platform/manifest/index.ts';
import { filesOf, root } from './source-tree.ts';

/** A module's folder with what its manifest says. */
export interface ModuleFolder {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads `modules/<folder>/manifest.ts` of every folder that has one. */
export async function moduleFolders(top: string = root): Promise<ModuleFolder[]> {
  const paths = filesOf('modules/*/manifest.ts', top);
  return Promise.all(
    paths.map(async (path) => {
      const file = (await import(pathToFileURL(join(top, path)).href)) as { manifest?: Manifest };
      const folder = path.split('/')[1] ?? '';
      if (!file.manifest) throw new Error(`${path} exports no manifest`);
      return { folder, manifest: file.manifest };
    }),
  );
}
