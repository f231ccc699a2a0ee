import type { Page } from '#ui/page.ts';

/** The console's pages of the directory. */
export const pages: readonly Page[] = [
  {
    path: '/directory',
    menu: { group: 'services', order: 50, titleKey: 'directory.menu.directory', icon: 'building' },
    permission: 'directory.read',
    load: () => import('./places/places-page.tsx'),
  },
  {
    path: '/directory/notices',
    titleKey: 'directory.nav.notices',
    permission: 'directory.read',
    load: () => import('./notices/notices-page.tsx'),
  },
  {
    path: '/directory/bus',
    titleKey: 'directory.nav.bus',
    permission: 'directory.read',
    load: () => import('./bus/bus-page.tsx'),
  },
];
