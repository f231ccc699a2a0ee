import type { Page } from '#ui/page.ts';

/** The residents' pages of the module of personal data. */
export const pages: readonly Page[] = [
  {
    path: '/my-data',
    menu: {
      group: 'more',
      order: 80,
      titleKey: 'privacy.menu.own',
      hintKey: 'privacy.menu.ownHint',
      icon: 'shield',
    },
    load: () => import('./my-data-page.tsx'),
  },
];
