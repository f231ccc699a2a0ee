import type { Page } from '#ui/page.ts';

/** The desks of the console: officer, department, supervisor, registering for someone, the road. */
export const pages: readonly Page[] = [
  {
    path: '/cases',
    menu: { group: 'work', order: 10, titleKey: 'cases.menu.desk', icon: 'inbox' },
    permission: 'cases.read',
    load: () => import('./desk/desk-page.tsx'),
  },
  {
    path: '/cases/:caseId',
    titleKey: 'cases.one.title',
    permission: 'cases.read',
    load: () => import('./detail/case-page.tsx'),
  },
];
