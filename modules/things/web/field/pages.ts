import type { Page } from '#ui/page.ts';

/** The field app's pages of this module: installing a device by its claim code. */
export const pages: readonly Page[] = [
  {
    path: '/claim',
    menu: { group: 'me', order: 20, titleKey: 'things.menu.claim', icon: 'device' },
    permission: 'things.claim',
    load: () => import('./code-page.tsx'),
  },
  {
    path: '/claim/:code',
    titleKey: 'things.menu.claim',
    permission: 'things.claim',
    load: () => import('./claim-page.tsx'),
  },
];
