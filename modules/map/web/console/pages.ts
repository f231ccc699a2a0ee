import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/map',
    menu: { group: 'oversight', order: 5, titleKey: 'map.menu.map', icon: 'map' },
    permission: 'map.view',
    load: () => import('./map-page.tsx'),
  },
  {
    path: '/map/settings',
    menu: { group: 'system', order: 26, titleKey: 'map.menu.settings', icon: 'layers' },
    permission: 'map.configure',
    load: () => import('./settings-page.tsx'),
  },
];
