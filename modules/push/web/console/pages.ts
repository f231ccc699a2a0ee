import type { Page } from '#ui/page.ts';

/** The console's pages of the push door. */
export const pages: readonly Page[] = [
  {
    path: '/push',
    menu: { group: 'sensing', order: 75, titleKey: 'push.menu', icon: 'link' },
    permission: 'push.manage',
    load: () => import('./sources-page.tsx'),
  },
];
