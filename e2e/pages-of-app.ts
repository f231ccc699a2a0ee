/** The pages of an app as its modules declare them, so that a walk over all pages sees the new ones by itself. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page as PageEntry, PagesFile } from '#ui/page.ts';

const root = join(import.meta.dirname, '..');

/** Every page of an app. */
export async function pagesOfApp(
  app: 'resident' | 'field' | 'console' | 'cockpit',
): Promise<PageEntry[]> {
  const files = globSync(`modules/*/web/${app}/pages.ts`, { cwd: root }).sort();
  const loaded = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(join(root, file)).href)) as PagesFile),
  );
  return loaded.flatMap(({ pages }) => pages);
}

const isParameter = (path: string): boolean => path.includes(':');

/** Whether an address (below the app's base) is one of a page's path with parameters. */
function fits(path: string, address: string): boolean {
  const [wanted, given] = [path.split('/'), (address.split('?')[0] ?? '').split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) =>
      part.startsWith(':') ? given[index] !== '' : part === given[index],
    )
  );
}

/** One address for each path: itself, an example given, or a link met on the way; null where none is known. */
export function addressOf(
  path: string,
  examples: readonly string[],
  met: ReadonlySet<string>,
  others: readonly string[] = [],
): string | null {
  if (!isParameter(path)) return path;
  const known = [...examples, ...met];
  // `/cases/new` is a page of its own and no example of `/cases/:caseId`.
  return (
    known.find(
      (address) => fits(path, address) && !others.some((other) => other === address.split('?')[0]),
    ) ?? null
  );
}
