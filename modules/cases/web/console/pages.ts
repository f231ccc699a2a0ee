import type { Page, ShellPart } from '#ui/page.ts';

/** The desks of the console: officer, department, supervisor, registering for someone, the road. */
export const pages: readonly Page[] = [
  {
    path: '/department',
    menu: { group: 'work', order: 5, titleKey: 'cases.menu.department', icon: 'building' },
    permission: 'cases.handle',
    load: () => import('./department/department-page.tsx'),
  },
  {
    path: '/cases',
    menu: { group: 'work', order: 10, titleKey: 'cases.menu.desk', icon: 'inbox' },
    permission: 'cases.read',
    load: () => import('./desk/desk-page.tsx'),
  },
  {
    path: '/cases/new',
    menu: { group: 'work', order: 20, titleKey: 'cases.menu.register', icon: 'phone' },
    permission: 'reports.take',
    load: () => import('./register/register-page.tsx'),
  },
  {
    path: '/cases/:caseId',
    titleKey: 'cases.one.title',
    permission: 'cases.read',
    load: () => import('./detail/case-page.tsx'),
  },
  {
    path: '/cases/:caseId/print',
    titleKey: 'cases.print.title',
    permission: 'cases.read',
    load: () => import('./print/print-page.tsx'),
  },
  {
    path: '/supervision',
    menu: { group: 'oversight', order: 10, titleKey: 'cases.menu.supervision', icon: 'chart' },
    permission: 'cases.supervise',
    load: () => import('./supervision/supervision-page.tsx'),
  },
  {
    path: '/settings/road',
    menu: { group: 'system', order: 25, titleKey: 'cases.menu.road', icon: 'merge' },
    permission: 'cases.configure',
    load: () => import('./road/road-page.tsx'),
  },
];

/** What may be done with cases that were selected on the one map. */
export const parts: readonly ShellPart[] = [
  {
    slot: 'mapSelection',
    order: 10,
    permission: 'cases.read',
    load: () => import('./map-acts.tsx'),
  },
];
