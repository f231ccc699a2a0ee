import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/directory',
    menu: { group: 'scenes', order: 900, titleKey: 'directory.menu', icon: 'list' },
    permission: 'directory.read',
    load: () => import('./entries-page.tsx'),
  },
];
