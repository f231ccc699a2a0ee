import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/care',
    menu: { group: 'scenes', order: 900, titleKey: 'care.menu', icon: 'list' },
    permission: 'care.read',
    load: () => import('./entries-page.tsx'),
  },
];
