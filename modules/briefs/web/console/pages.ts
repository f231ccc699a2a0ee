import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/briefs',
    menu: { group: 'oversight', order: 40, titleKey: 'briefs.menu', icon: 'print' },
    permission: 'briefs.read',
    load: () => import('./list-page.tsx'),
  },
  {
    path: '/briefs/templates',
    titleKey: 'briefs.templates.title',
    permission: 'briefs.configure',
    load: () => import('./templates-page.tsx'),
  },
  {
    path: '/briefs/templates/:code',
    titleKey: 'briefs.templates.title',
    permission: 'briefs.configure',
    load: () => import('./template-page.tsx'),
  },
  {
    path: '/briefs/:briefId',
    titleKey: 'briefs.menu',
    permission: 'briefs.read',
    load: () => import('./brief-page.tsx'),
  },
];
