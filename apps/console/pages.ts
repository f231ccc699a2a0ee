import { collectPages, collectParts, type PagesFile } from '#ui/page.ts';

const files = import.meta.glob<PagesFile>('../../modules/*/web/console/pages.ts', { eager: true });

/** The pages that the modules give to this app. */
export const pages = collectPages(files);

/** The pieces that the modules put on the first page. */
export const homeParts = collectParts(files, 'home');

/** The search box of the top bar, if a module brings one. */
export const searchParts = collectParts(files, 'search');

/** The message bell of the top bar, if a module brings one. */
export const bellParts = collectParts(files, 'bell');

/** What modules offer to do with what was selected on the one map. */
export const selectionParts = collectParts(files, 'mapSelection');
