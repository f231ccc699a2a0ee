import type { Page } from '#ui/page.ts';

/** The residents' pages of services. */
export const pages: readonly Page[] = [
  {
    path: '/services',
    menu: {
      group: 'home',
      order: 10,
      titleKey: 'services.menu.services',
      hintKey: 'services.menu.servicesHint',
      icon: 'tasks',
    },
    load: () => import('./home-page.tsx'),
  },
  {
    path: '/services/events/:code',
    titleKey: 'services.event.title',
    load: () => import('./event-page.tsx'),
  },
  {
    path: '/services/items/:code',
    titleKey: 'services.item.title',
    load: () => import('./item-page.tsx'),
  },
  {
    path: '/services/items/:code/check',
    titleKey: 'services.check.title',
    load: () => import('./check-page.tsx'),
  },
  {
    path: '/services/items/:code/apply',
    titleKey: 'services.apply.title',
    load: () => import('./apply/apply-page.tsx'),
  },
  {
    path: '/services/applications',
    titleKey: 'services.mine.title',
    load: () => import('./mine-page.tsx'),
  },
  {
    path: '/services/applications/:applicationId',
    titleKey: 'services.own.title',
    load: () => import('./application-page.tsx'),
  },
];
