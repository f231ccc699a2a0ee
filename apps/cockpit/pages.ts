import { collectPages, type PagesFile } from '#ui/page.ts';

const files = import.meta.glob<PagesFile>('../../modules/*/web/cockpit/pages.ts', { eager: true });

/** The pages that the modules give to this app. */
export const pages = collectPages(files);
