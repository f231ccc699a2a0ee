import type { Page } from '#ui/page.ts';

/** The residents' pages of participation: one entry, the rest is reached from there. */
export const pages: readonly Page[] = [
  {
    path: '/participation',
    menu: {
      group: 'more',
      order: 30,
      titleKey: 'participation.menu.hub',
      hintKey: 'participation.menu.hubHint',
      icon: 'users',
    },
    load: () => import('./hub-page.tsx'),
  },
  {
    path: '/suggestions',
    titleKey: 'participation.suggestions.title',
    load: () => import('./suggestions/list-page.tsx'),
  },
  {
    path: '/suggestions/new',
    titleKey: 'participation.suggest.title',
    load: () => import('./suggestions/new-page.tsx'),
  },
  {
    path: '/suggestions/:number',
    titleKey: 'participation.suggestions.one',
    load: () => import('./suggestions/one-page.tsx'),
  },
  {
    path: '/polls',
    titleKey: 'participation.polls.title',
    load: () => import('./polls/list-page.tsx'),
  },
  {
    path: '/polls/:number',
    titleKey: 'participation.polls.one',
    load: () => import('./polls/one-page.tsx'),
  },
  {
    path: '/consultations',
    titleKey: 'participation.consultations.title',
    load: () => import('./consultations/list-page.tsx'),
  },
  {
    path: '/consultations/:number',
    titleKey: 'participation.consultations.one',
    load: () => import('./consultations/one-page.tsx'),
  },
  {
    path: '/points',
    titleKey: 'participation.points.title',
    load: () => import('./points/account-page.tsx'),
  },
  {
    path: '/points/claim',
    titleKey: 'participation.claim.title',
    load: () => import('./points/claim-page.tsx'),
  },
  {
    path: '/points/shop',
    titleKey: 'participation.shop.title',
    load: () => import('./points/shop-page.tsx'),
  },
  {
    path: '/points/months',
    titleKey: 'participation.months.title',
    load: () => import('./points/months-page.tsx'),
  },
];
