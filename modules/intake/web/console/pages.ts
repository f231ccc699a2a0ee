import type { Page } from '#ui/page.ts';

/** The console's pages of bringing data in. */
export const pages: readonly Page[] = [
  {
    path: '/intake',
    menu: { group: 'data', order: 20, titleKey: 'intake.menu', icon: 'inbox' },
    permission: 'intake.read',
    load: () => import('./batches/batches-page.tsx'),
  },
  {
    path: '/intake/sources',
    titleKey: 'intake.nav.sources',
    permission: 'intake.read',
    load: () => import('./sources/sources-page.tsx'),
  },
  {
    path: '/intake/in-place/:resourceId',
    titleKey: 'intake.inPlace.tag',
    permission: 'intake.bring',
    load: () => import('./in-place/in-place-page.tsx'),
  },
  {
    path: '/intake/batches/:batchId',
    titleKey: 'intake.menu',
    permission: 'intake.bring',
    load: () => import('./desk/desk-page.tsx'),
  },
];
