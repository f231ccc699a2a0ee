import type { Page } from '#ui/page.ts';

/** The field app's page of bookings: visits at home of the day. */
export const pages: readonly Page[] = [
  {
    path: '/visits',
    menu: { group: 'me', order: 15, titleKey: 'booking.menu.visits', icon: 'home' },
    permission: 'booking.visit',
    load: () => import('./visits-page.tsx'),
  },
];
