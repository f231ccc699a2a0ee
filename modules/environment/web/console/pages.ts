import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/environment',
    menu: { group: 'scenes', order: 10, titleKey: 'environment.menu', icon: 'leaf' },
    permission: 'environment.read',
    load: () => import('./board-page.tsx'),
  },
  {
    path: '/environment/reports',
    titleKey: 'environment.report.title',
    permission: 'environment.read',
    load: () => import('./report-page.tsx'),
  },
];
