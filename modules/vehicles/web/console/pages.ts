import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/vehicles',
    menu: { group: 'scenes', order: 50, titleKey: 'vehicles.menu', icon: 'truck' },
    permission: 'vehicles.read',
    load: () => import('./fleet-page.tsx'),
  },
  {
    path: '/vehicles/track',
    titleKey: 'vehicles.track.title',
    permission: 'vehicles.read',
    load: () => import('./track-page.tsx'),
  },
  {
    path: '/vehicles/coverage',
    titleKey: 'vehicles.coverage.title',
    permission: 'vehicles.read',
    load: () => import('./coverage-page.tsx'),
  },
  {
    path: '/vehicles/routes',
    titleKey: 'vehicles.routes.title',
    permission: 'vehicles.read',
    load: () => import('./routes-page.tsx'),
  },
];
