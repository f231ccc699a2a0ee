import type { Page } from '#ui/page.ts';

/** The residents' pages of daily life. */
export const pages: readonly Page[] = [
  {
    path: '/directory',
    menu: {
      group: 'more',
      order: 30,
      titleKey: 'directory.menu.directory',
      hintKey: 'directory.menu.directoryHint',
      icon: 'building',
    },
    load: () => import('./home-page.tsx'),
  },
  {
    path: '/directory/places',
    titleKey: 'directory.places.title',
    load: () => import('./places-page.tsx'),
  },
  {
    path: '/directory/places/:code',
    titleKey: 'directory.place.title',
    load: () => import('./place-page.tsx'),
  },
  {
    path: '/directory/notices',
    titleKey: 'directory.notices.title',
    load: () => import('./notices-page.tsx'),
  },
  {
    path: '/directory/notices/:noticeId',
    titleKey: 'directory.notices.one',
    load: () => import('./notice-page.tsx'),
  },
  { path: '/directory/bus', titleKey: 'directory.bus.title', load: () => import('./bus-page.tsx') },
  {
    path: '/directory/bus/lines/:lineId',
    titleKey: 'directory.bus.line',
    load: () => import('./line-page.tsx'),
  },
  {
    path: '/directory/bus/stops/:stopId',
    titleKey: 'directory.bus.stop',
    load: () => import('./stop-page.tsx'),
  },
];
