import type { Page } from '#ui/page.ts';

/** The console's page of the doors' health. */
export const pages: readonly Page[] = [
  {
    path: '/observations/health',
    menu: { group: 'sensing', order: 60, titleKey: 'observations.menu.health', icon: 'scan' },
    permission: 'observations.health',
    load: () => import('./health-page.tsx'),
  },
];
