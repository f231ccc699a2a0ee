import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/fences',
    menu: { group: 'scenes', order: 40, titleKey: 'fences.menu', icon: 'fence' },
    permission: 'fences.read',
    load: () => import('./fences-page.tsx'),
  },
  {
    path: '/fences/log',
    titleKey: 'fences.log.title',
    permission: 'fences.read',
    load: () => import('./log-page.tsx'),
  },
];
