import type { Page } from '#ui/page.ts';

/** The console's pages of the master records. */
export const pages: readonly Page[] = [
  {
    path: '/records',
    menu: { group: 'data', order: 40, titleKey: 'records.menu', icon: 'users' },
    permission: 'records.read',
    load: () => import('./records-page.tsx'),
  },
  {
    path: '/records/review',
    titleKey: 'records.nav.review',
    permission: 'records.review',
    load: () => import('./review-page.tsx'),
  },
  {
    path: '/records/lists',
    titleKey: 'records.nav.lists',
    permission: 'records.read',
    load: () => import('./lists-page.tsx'),
  },
  {
    path: '/records/addresses',
    titleKey: 'records.nav.aliases',
    permission: 'records.sources',
    load: () => import('./aliases-page.tsx'),
  },
  {
    path: '/records/settings',
    menu: { group: 'system', order: 64, titleKey: 'records.settings.menu', icon: 'link' },
    permission: 'records.sources',
    load: () => import('./settings-page.tsx'),
  },
  {
    path: '/records/:entityId',
    titleKey: 'records.menu',
    permission: 'records.read',
    load: () => import('./file-page.tsx'),
  },
];
