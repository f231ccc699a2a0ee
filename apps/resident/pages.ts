import { collectPages, collectParts, type PagesFile } from '#ui/page.ts';

const files = import.meta.glob<PagesFile>('../../modules/*/web/resident/pages.ts', { eager: true });

/** The pages that the modules give to this app. */
export const pages = collectPages(files);

/** What works behind the pages, as far as there is work. */
export const alwaysParts = collectParts(files, 'always').filter(({ wanted }) => wanted?.() ?? true);

/** The pieces that the modules put on the first page. */
export const homeParts = collectParts(files, 'home');
