import type { Page } from '#ui/page.ts';

/** The console's pages of participation: one entry, the others stand side by side under its title. */
export const pages: readonly Page[] = [
  {
    path: '/participation',
    menu: { group: 'services', order: 60, titleKey: 'participation.menu.desk', icon: 'users' },
    permission: 'participation.read',
    load: () => import('./suggestions/suggestions-page.tsx'),
  },
  {
    path: '/participation/polls',
    titleKey: 'participation.nav.polls',
    permission: 'participation.read',
    load: () => import('./polls/polls-page.tsx'),
  },
  {
    path: '/participation/consultations',
    titleKey: 'participation.nav.consultations',
    permission: 'participation.read',
    load: () => import('./consultations/consultations-page.tsx'),
  },
  {
    path: '/participation/points',
    titleKey: 'participation.nav.points',
    permission: 'participation.read',
    load: () => import('./points/points-page.tsx'),
  },
  {
    path: '/participation/calls',
    titleKey: 'participation.nav.calls',
    permission: 'participation.call',
    load: () => import('./calls/calls-page.tsx'),
  },
  {
    path: '/participation/roll',
    titleKey: 'participation.nav.roll',
    permission: 'participation.verify',
    load: () => import('./roll/roll-page.tsx'),
  },
  {
    path: '/participation/rules',
    menu: { group: 'town', order: 95, titleKey: 'participation.nav.rules', icon: 'star' },
    permission: 'participation.configure',
    load: () => import('./points/rules-page.tsx'),
  },
];
