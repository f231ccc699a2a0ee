import type { Page } from '#ui/page.ts';

/** The console's pages of the catalogue. */
export const pages: readonly Page[] = [
  {
    path: '/catalogue',
    menu: { group: 'data', order: 10, titleKey: 'catalogue.menu', icon: 'cabinet' },
    permission: 'catalogue.read',
    load: () => import('./list/list-page.tsx'),
  },
  {
    path: '/catalogue/new',
    titleKey: 'catalogue.edit.new',
    permission: 'catalogue.own',
    load: () => import('./edit/edit-page.tsx'),
  },
  {
    path: '/catalogue/:resourceId',
    titleKey: 'catalogue.menu',
    permission: 'catalogue.read',
    load: () => import('./resource/resource-page.tsx'),
  },
  {
    path: '/catalogue/:resourceId/edit',
    titleKey: 'catalogue.edit.title',
    permission: 'catalogue.own',
    load: () => import('./edit/edit-page.tsx'),
  },
];
