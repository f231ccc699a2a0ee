import type { Page } from '#ui/page.ts';

/** The residents' pages of sharing. */
export const pages: readonly Page[] = [
  {
    path: '/shared-data',
    menu: {
      group: 'more',
      order: 82,
      titleKey: 'sharing.menu.own',
      hintKey: 'sharing.menu.ownHint',
      icon: 'eye',
    },
    load: () => import('./shared-data-page.tsx'),
  },
];
