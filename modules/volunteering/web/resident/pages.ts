import type { Page } from '#ui/page.ts';

/** The residents' pages of volunteering: stations near, and a volunteer's own visits. */
export const pages: readonly Page[] = [
  {
    path: '/stations',
    menu: {
      group: 'more',
      order: 25,
      titleKey: 'volunteering.menu.stations',
      hintKey: 'volunteering.menu.stationsHint',
      icon: 'pin',
    },
    load: () => import('./stations-page.tsx'),
  },
  {
    path: '/volunteer',
    menu: {
      group: 'more',
      order: 70,
      titleKey: 'volunteering.menu.own',
      hintKey: 'volunteering.menu.ownHint',
      icon: 'users',
    },
    load: () => import('./own-page.tsx'),
  },
];
