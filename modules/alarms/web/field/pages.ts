import type { Page } from '#ui/page.ts';

/** The field app's page of alarms: what is wrong in the own cell or with the own department's things. */
export const pages: readonly Page[] = [
  {
    path: '/alarms',
    menu: { group: 'me', order: 15, titleKey: 'alarms.menu.field', icon: 'bell' },
    permission: 'alarms.read',
    load: () => import('./alarms-page.tsx'),
  },
];
