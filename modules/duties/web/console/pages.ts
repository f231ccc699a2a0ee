import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/duties/categories',
    menu: { group: 'town', order: 50, titleKey: 'duties.menu.categories', icon: 'category' },
    permission: 'duties.read',
    load: () => import('./categories-page.tsx'),
  },
  {
    path: '/duties/matrix',
    menu: { group: 'town', order: 60, titleKey: 'duties.menu.matrix', icon: 'list' },
    permission: 'duties.read',
    load: () => import('./matrix-page.tsx'),
  },
];
