import type { Page } from '#ui/page.ts';

export const pages: Page[] = [
  {
    path: '/volunteering',
    menu: { group: 'scenes', order: 900, titleKey: 'volunteering.menu', icon: 'list' },
    permission: 'volunteering.read',
    load: () => import('./entries-page.tsx'),
  },
];
