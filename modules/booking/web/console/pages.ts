import type { Page } from '#ui/page.ts';

/** The console's pages of bookings and queues. */
export const pages: readonly Page[] = [
  {
    path: '/booking',
    menu: { group: 'services', order: 30, titleKey: 'booking.menu.sheet', icon: 'calendar' },
    permission: 'booking.read',
    load: () => import('./sheet/sheet-page.tsx'),
  },
  {
    path: '/booking/desk',
    menu: { group: 'services', order: 31, titleKey: 'booking.menu.desk', icon: 'bell' },
    permission: 'booking.call',
    load: () => import('./desk/desks-page.tsx'),
  },
  {
    path: '/booking/desk/:windowId',
    titleKey: 'booking.menu.desk',
    permission: 'booking.call',
    load: () => import('./desk/desk-page.tsx'),
  },
  {
    path: '/booking/for/:personId',
    titleKey: 'booking.resident.title',
    permission: 'booking.take',
    load: () => import('./for/resident-page.tsx'),
  },
  {
    path: '/booking/plans',
    titleKey: 'booking.nav.plans',
    permission: 'booking.read',
    load: () => import('./plans/plans-page.tsx'),
  },
  {
    path: '/booking/plans/:resourceId',
    titleKey: 'booking.nav.plans',
    permission: 'booking.read',
    load: () => import('./plans/resource-page.tsx'),
  },
  {
    path: '/booking/rules',
    titleKey: 'booking.nav.rules',
    permission: 'booking.read',
    load: () => import('./plans/rules-page.tsx'),
  },
  {
    path: '/booking/figures',
    titleKey: 'booking.nav.figures',
    permission: 'booking.read',
    load: () => import('./figures/figures-page.tsx'),
  },
];
