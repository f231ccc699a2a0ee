import type { Page, ShellPart } from '#ui/page.ts';
import { waitingCount } from './outbox/count.ts';

/** The residents' pages of the module of reports. */
export const pages: readonly Page[] = [
  {
    path: '/report',
    menu: {
      group: 'primary',
      order: 10,
      titleKey: 'reports.menu.report',
      hintKey: 'reports.menu.reportHint',
      icon: 'camera',
      elder: { order: 10 },
    },
    load: () => import('./report-page.tsx'),
  },
  { path: '/q/:code', titleKey: 'reports.menu.report', load: () => import('./report-page.tsx') },
  {
    path: '/mine',
    menu: {
      group: 'home',
      order: 20,
      titleKey: 'reports.menu.mine',
      hintKey: 'reports.menu.mineHint',
      icon: 'list',
    },
    load: () => import('./mine-page.tsx'),
  },
  {
    path: '/public',
    menu: {
      group: 'home',
      order: 30,
      titleKey: 'reports.menu.public',
      hintKey: 'reports.menu.publicHint',
      icon: 'chart',
    },
    load: () => import('./public-page.tsx'),
  },
  {
    path: '/public/:number',
    titleKey: 'reports.publicCase.title',
    load: () => import('./public-case-page.tsx'),
  },
  {
    path: '/sent/:number',
    titleKey: 'reports.sent.title',
    load: () => import('./sent-page.tsx'),
  },
  {
    path: '/r',
    menu: {
      group: 'more',
      order: 40,
      titleKey: 'reports.menu.find',
      hintKey: 'reports.menu.findHint',
      icon: 'search',
    },
    load: () => import('./find-page.tsx'),
  },
  { path: '/r/:number', titleKey: 'reports.follow.title', load: () => import('./follow-page.tsx') },
  {
    path: '/waiting',
    titleKey: 'reports.waiting.title',
    load: () => import('./waiting-page.tsx'),
  },
  {
    path: '/phone',
    titleKey: 'reports.phone.title',
    load: () => import('./phone-page.tsx'),
  },
  { path: '/posters', titleKey: 'reports.posters.title', load: () => import('./posters-page.tsx') },
];

/** On the first page: what most people report, what waits to be sent, the duty telephone. */
export const parts: readonly ShellPart[] = [
  { slot: 'home', order: 10, load: () => import('./home-part.tsx') },
  {
    slot: 'always',
    order: 10,
    wanted: () => waitingCount() > 0,
    load: () => import('./waiting-part.tsx'),
  },
];
