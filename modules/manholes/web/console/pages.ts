import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/manholes',
    menu: { group: 'scenes', order: 30, titleKey: 'manholes.menu', icon: 'manhole' },
    permission: 'manholes.read',
    load: () => import('./board-page.tsx'),
  },
];
