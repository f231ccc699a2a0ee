import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/payment',
    menu: { group: 'scenes', order: 900, titleKey: 'payment.menu', icon: 'list' },
    permission: 'payment.read',
    load: () => import('./entries-page.tsx'),
  },
];
