import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/towns/areas',
    menu: { group: 'town', order: 10, titleKey: 'towns.menu.areas', icon: 'map' },
    permission: 'towns.manage',
    load: () => import('./areas-page.tsx'),
  },
  {
    path: '/towns/places',
    menu: { group: 'town', order: 30, titleKey: 'towns.menu.places', icon: 'pin' },
    permission: 'towns.manage',
    load: () => import('./places-page.tsx'),
  },
  {
    path: '/towns/departments',
    menu: { group: 'town', order: 40, titleKey: 'towns.menu.departments', icon: 'building' },
    permission: 'towns.manage',
    load: () => import('./departments-page.tsx'),
  },
  {
    path: '/towns/files',
    menu: { group: 'town', order: 90, titleKey: 'towns.menu.files', icon: 'upload' },
    permission: 'towns.manage',
    load: () => import('./files-page.tsx'),
  },
];
