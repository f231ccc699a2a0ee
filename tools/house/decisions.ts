/** Every library has its page in docs/decisions, and no page speaks of a library that is gone. */
import { filesOf, textOf } from '../source-tree.ts';

/** Faults of docs/decisions against package.json. */
export function decisionFaults(): string[] {
  const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
  const libraries = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  const wanted = new Map(libraries.map((name) => [pageOf(name), name]));
  const pages = filesOf('docs/decisions/*.md').filter((path) => !path.endsWith('/README.md'));
  return [
    ...[...wanted]
      .filter(([path]) => !pages.includes(path))
      .map(
        ([path, name]) =>
          `${path}: missing; it says what ${name} is for, licence, upkeep, size, way out`,
      ),
    ...pages
      .filter((path) => !wanted.has(path) && /^- \*\*Licence/m.test(textOf(path)))
      .map((path) => `${path}: package.json has no such library`),
    ...pages
      .filter((path) => wanted.has(path) && /\bA?GPL\b/.test(textOf(path)))
      .map((path) => `${path}: GPL and AGPL libraries are not taken`),
  ];
}

function pageOf(name: string): string {
  return `docs/decisions/${name.replace('@', '').replace('/', '-')}.md`;
}
