import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/map',
    menu: { group: 'oversight', order: 5, titleKey: 'map.menu.map', icon: 'map' },
    permission: 'map.view',
    load: () => import('./map-page.tsx'),
  },
];
