import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [];
