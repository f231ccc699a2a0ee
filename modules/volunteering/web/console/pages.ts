import type { Page } from '#ui/page.ts';

/** The console's pages of volunteering. */
export const pages: readonly Page[] = [
  {
    path: '/volunteering',
    menu: { group: 'services', order: 60, titleKey: 'volunteering.menu', icon: 'users' },
    permission: 'volunteering.read',
    load: () => import('./coverage/coverage-page.tsx'),
  },
  {
    path: '/volunteering/visits',
    titleKey: 'volunteering.nav.visits',
    permission: 'volunteering.read',
    load: () => import('./coverage/visits-page.tsx'),
  },
  {
    path: '/volunteering/volunteers',
    titleKey: 'volunteering.nav.volunteers',
    permission: 'volunteering.read',
    load: () => import('./volunteers/volunteers-page.tsx'),
  },
  {
    path: '/volunteering/lessons',
    titleKey: 'volunteering.nav.lessons',
    permission: 'volunteering.read',
    load: () => import('./lessons/lessons-page.tsx'),
  },
  {
    path: '/volunteering/lessons/:code/print',
    titleKey: 'volunteering.nav.lessons',
    permission: 'volunteering.read',
    load: () => import('./lessons/print-page.tsx'),
  },
  {
    path: '/volunteering/stations',
    titleKey: 'volunteering.nav.stations',
    permission: 'volunteering.read',
    load: () => import('./stations/stations-page.tsx'),
  },
];
