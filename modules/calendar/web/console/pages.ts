import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/calendar',
    menu: { group: 'town', order: 70, titleKey: 'calendar.menu', icon: 'calendar' },
    permission: 'calendar.manage',
    load: () => import('./calendar-page.tsx'),
  },
];
