import type { Page } from '#ui/page.ts';

/** The field app's page of members of staff who visit as volunteers. */
export const pages: readonly Page[] = [
  {
    path: '/volunteer-visits',
    menu: { group: 'me', order: 30, titleKey: 'volunteering.menu.own', icon: 'users' },
    load: () => import('./own-page.tsx'),
  },
];
