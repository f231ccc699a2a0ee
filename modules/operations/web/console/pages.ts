import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/operations/health',
    menu: { group: 'system', order: 90, titleKey: 'operations.menu', icon: 'checkCircle' },
    permission: 'operations.read',
    load: () => import('./health-page.tsx'),
  },
];
