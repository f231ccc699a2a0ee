import type { Page } from '#ui/page.ts';

/** The residents' pages of bookings and queues; the last two stand in halls. */
export const pages: readonly Page[] = [
  {
    path: '/booking',
    menu: {
      group: 'home',
      order: 15,
      titleKey: 'booking.menu.home',
      hintKey: 'booking.menu.homeHint',
      icon: 'calendar',
      elder: { order: 20 },
    },
    load: () => import('./home-page.tsx'),
  },
  {
    path: '/booking/mine',
    titleKey: 'booking.mine.title',
    load: () => import('./mine-page.tsx'),
  },
  {
    path: '/booking/mine/:bookingId',
    titleKey: 'booking.one.title',
    load: () => import('./one-page.tsx'),
  },
  {
    path: '/booking/mine/:bookingId/move',
    titleKey: 'booking.move.title',
    load: () => import('./move-page.tsx'),
  },
  {
    path: '/booking/ticket/:ticketId',
    titleKey: 'booking.ticket.title',
    load: () => import('./ticket-page.tsx'),
  },
  {
    path: '/booking/hall/:siteCode',
    titleKey: 'booking.hall.title',
    load: () => import('./hall/hall-page.tsx'),
  },
  {
    path: '/booking/kiosk/:siteCode',
    titleKey: 'booking.kiosk.title',
    load: () => import('./hall/kiosk-page.tsx'),
  },
  {
    path: '/booking/:poolId',
    titleKey: 'booking.choose.title',
    load: () => import('./choose/choose-page.tsx'),
  },
];
