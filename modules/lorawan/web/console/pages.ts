import type { Page } from '#ui/page.ts';

/** The console's pages of the LoRaWAN door. */
export const pages: readonly Page[] = [
  {
    path: '/lorawan',
    menu: { group: 'sensing', order: 70, titleKey: 'lorawan.menu', icon: 'send' },
    permission: 'lorawan.manage',
    load: () => import('./codecs-page.tsx'),
  },
];
