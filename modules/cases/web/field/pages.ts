import type { Page } from '#ui/page.ts';

/** The field app's pages of this module: tasks, one case, the map, what must be looked at. */
export const pages: readonly Page[] = [
  {
    path: '/',
    menu: { group: 'nav', order: 10, titleKey: 'cases.menu.tasks', icon: 'tasks' },
    permission: 'cases.read',
    load: () => import('./tasks-page.tsx'),
  },
  {
    path: '/map',
    menu: { group: 'nav', order: 20, titleKey: 'cases.menu.map', icon: 'map' },
    permission: 'cases.read',
    load: () => import('./map-page.tsx'),
  },
  {
    path: '/cases/:caseId',
    titleKey: 'cases.one.title',
    permission: 'cases.read',
    load: () => import('./case-page.tsx'),
  },
  {
    path: '/conflicts',
    menu: { group: 'me', order: 10, titleKey: 'cases.menu.conflicts', icon: 'warning' },
    permission: 'cases.read',
    load: () => import('./conflicts-page.tsx'),
  },
];
