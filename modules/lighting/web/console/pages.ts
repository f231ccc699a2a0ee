import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/lighting',
    menu: { group: 'scenes', order: 20, titleKey: 'lighting.menu', icon: 'light' },
    permission: 'lighting.read',
    load: () => import('./control-page.tsx'),
  },
  {
    path: '/lighting/plan',
    titleKey: 'lighting.plan.title',
    permission: 'lighting.read',
    load: () => import('./plan-page.tsx'),
  },
  {
    path: '/lighting/saving',
    titleKey: 'lighting.saving.title',
    permission: 'lighting.read',
    load: () => import('./saving-page.tsx'),
  },
  {
    path: '/lighting/log',
    titleKey: 'lighting.log.title',
    permission: 'lighting.read',
    load: () => import('./log-page.tsx'),
  },
];
