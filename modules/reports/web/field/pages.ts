import type { Page } from '#ui/page.ts';

/** The field app's page of this module: what a worker finds on the way. */
export const pages: readonly Page[] = [
  {
    path: '/report',
    menu: { group: 'nav', order: 30, titleKey: 'reports.menu.report', icon: 'plus' },
    permission: 'cases.read',
    load: () => import('./report-page.tsx'),
  },
];
