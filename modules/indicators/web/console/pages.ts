import type { Page } from '#ui/page.ts';

/** The console's pages of indicators: all of them, one, its editor, the nightly checks. */
export const pages: readonly Page[] = [
  {
    path: '/indicators',
    menu: { group: 'oversight', order: 30, titleKey: 'indicators.menu', icon: 'chart' },
    permission: 'indicators.read',
    load: () => import('./list/list-page.tsx'),
  },
  {
    path: '/indicators/new',
    titleKey: 'indicators.edit.newTitle',
    permission: 'indicators.manage',
    load: () => import('./edit/edit-page.tsx'),
  },
  {
    path: '/indicators/checks',
    titleKey: 'indicators.checks.title',
    permission: 'indicators.read',
    load: () => import('./checks/checks-page.tsx'),
  },
  {
    path: '/indicators/:code/edit',
    titleKey: 'indicators.edit.title',
    permission: 'indicators.manage',
    load: () => import('./edit/edit-page.tsx'),
  },
  {
    path: '/indicators/:code',
    titleKey: 'indicators.one.title',
    permission: 'indicators.read',
    load: () => import('./one/indicator-page.tsx'),
  },
];
