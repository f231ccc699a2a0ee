import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/assist',
    menu: { group: 'scenes', order: 900, titleKey: 'assist.menu', icon: 'list' },
    permission: 'assist.read',
    load: () => import('./entries-page.tsx'),
  },
];
