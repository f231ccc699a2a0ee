import type { Page, ShellPart } from '#ui/page.ts';

/** 家人代办: who acts for me, for whom I act. */
export const pages: readonly Page[] = [
  {
    path: '/proxy',
    menu: {
      group: 'more',
      order: 22,
      titleKey: 'assist.menu.proxy',
      hintKey: 'assist.menu.proxyHint',
      icon: 'users',
    },
    load: () => import('./proxy-page.tsx'),
  },
  {
    path: '/proxy/give',
    titleKey: 'assist.give.title',
    load: () => import('./give-page.tsx'),
  },
  {
    path: '/proxy/ask',
    titleKey: 'assist.ask.title',
    load: () => import('./ask-page.tsx'),
  },
];

/** The bar above every page while one acts for somebody. */
export const parts: readonly ShellPart[] = [
  { slot: 'acting', order: 10, load: () => import('./acting-bar.tsx') },
];
