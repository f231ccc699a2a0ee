import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/sample',
    menu: { group: 'scenes', order: 900, titleKey: 'sample.menu', icon: 'list' },
    permission: 'sample.read',
    load: () => import('./entries-page.tsx'),
  },
];
