/** The files of the house, as every check sees them. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The clone's top folder. */
export const root = join(import.meta.dirname, '..');

/** Top folders that hold code of ours. */
export const codeFolders = [
  'platform',
  'modules',
  'protocols',
  'apps',
  'ui',
  'simulators',
  'tools',
  'e2e',
  'bench',
  'bin',
] as const;

/** Those of them that exist. */
export function presentFolders(): string[] {
  return codeFolders.filter((folder) => existsSync(join(root, folder)));
}

/** Folders that are not read: made by machines, or a template whose names are placeholders. */
const left = /(^|\/)(node_modules|dist|var)(\/|$)|^tools\/templates\//;

/** Paths below the top folder that match a glob, with `/`, sorted. */
export function filesOf(pattern: string, top: string = root): string[] {
  return globSync(pattern, { cwd: top, exclude: (name) => left.test(name.split(sep).join('/')) })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !left.test(path))
    .sort();
}

/** Every TypeScript and JavaScript source of ours. */
export function sourceFiles(top: string = root): string[] {
  return codeFolders.flatMap((folder) => filesOf(`${folder}/**/*.{ts,tsx,mjs}`, top));
}

/** A file's text; `path` is relative to the top folder. */
export function textOf(path: string, top: string = root): string {
  return readFileSync(join(top, path), 'utf8');
}

/** Whether a file is there for tests only. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\.test-data\.ts$|(^|\/)tests\//.test(path);
}
