import type { Page } from '#ui/page.ts';

const board = () => import('./board-page.tsx');
const arrange = { permission: 'cockpit.arrange' } as const;
const read = { titleKey: 'cockpit.title', permission: 'cockpit.read', load: board } as const;

export const pages: readonly Page[] = [
  { path: '/', ...read },
  { path: '/villages/:code', ...read },
  { path: '/cells/:code', ...read },
  { path: '/towns/:town', ...read },
  { path: '/towns/:town/villages/:code', ...read },
  { path: '/towns/:town/cells/:code', ...read },
  {
    path: '/wall/:code',
    titleKey: 'cockpit.wall.title',
    permission: 'cockpit.read',
    load: () => import('./wall-page.tsx'),
  },
  {
    path: '/arrange',
    titleKey: 'cockpit.layouts.title',
    ...arrange,
    load: () => import('./arrange/layouts-page.tsx'),
  },
  {
    path: '/arrange/screens',
    titleKey: 'cockpit.screens.title',
    ...arrange,
    load: () => import('./screens/screens-page.tsx'),
  },
  {
    path: '/arrange/:code',
    titleKey: 'cockpit.arrange.title',
    ...arrange,
    load: () => import('./arrange/arrange-page.tsx'),
  },
];
