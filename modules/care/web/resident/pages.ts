import type { Page } from '#ui/page.ts';

/** The residents' pages of elder care. */
export const pages: readonly Page[] = [
  {
    path: '/care',
    menu: {
      group: 'more',
      order: 20,
      titleKey: 'care.menu.care',
      hintKey: 'care.menu.careHint',
      icon: 'elder',
    },
    load: () => import('./care-page.tsx'),
  },
  { path: '/care/ask', titleKey: 'care.ask.title', load: () => import('./ask-page.tsx') },
  { path: '/care/ask/:elderId', titleKey: 'care.ask.title', load: () => import('./ask-page.tsx') },
];
