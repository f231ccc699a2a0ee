import { collectPages, collectParts, type PagesFile } from '#ui/page.ts';
import { currentLocale } from '#ui/i18n/locale-store.ts';
import { addTextsOf } from './texts-zh.ts';

const found = import.meta.glob<PagesFile>('../../modules/*/web/resident/pages.ts', { eager: true });

interface Loaded {
  readonly load: () => Promise<unknown>;
}

/** Code and words of a module's page travel side by side. */
function withTexts<T extends Loaded>(module: string, one: T): T {
  const load = async () => {
    const words = currentLocale() === 'zh' ? addTextsOf(module) : undefined;
    const [loaded] = await Promise.all([one.load(), words]);
    return loaded;
  };
  return { ...one, load };
}

const files = Object.fromEntries(
  Object.entries(found).map(([path, { pages: own, parts = [] }]) => {
    const module = /modules\/([^/]+)\//.exec(path)?.[1] ?? '';
    const file: PagesFile = {
      pages: own.map((page) => withTexts(module, page)),
      parts: parts.map((part) => withTexts(module, part)),
    };
    return [path, file];
  }),
);

/** The pages that the modules give to this app. */
export const pages = collectPages(files);

/** What is shown above every page while one acts for somebody else. */
export const actingParts = collectParts(files, 'acting');

/** What works behind the pages, as far as there is work. */
export const alwaysParts = collectParts(files, 'always').filter(({ wanted }) => wanted?.() ?? true);

/** The pieces that the modules put on the first page. */
export const homeParts = collectParts(files, 'home');
