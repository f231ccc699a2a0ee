import type { Page } from '#ui/page.ts';

const board = () => import('./board-page.tsx');
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
];
