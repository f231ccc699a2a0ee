import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/people/staff',
    menu: { group: 'system', order: 10, titleKey: 'people.menu.staff', icon: 'users' },
    permission: 'people.read',
    load: () => import('./staff-page.tsx'),
  },
  {
    path: '/people/grid-workers',
    menu: { group: 'town', order: 20, titleKey: 'people.menu.gridWorkers', icon: 'flag' },
    permission: 'people.read',
    load: () => import('./grid-workers-page.tsx'),
  },
  {
    path: '/people/residents',
    menu: { group: 'town', order: 25, titleKey: 'people.menu.residents', icon: 'user' },
    permission: 'people.residents',
    load: () => import('./residents-page.tsx'),
  },
  {
    path: '/people/roles',
    menu: { group: 'system', order: 20, titleKey: 'people.menu.roles', icon: 'shield' },
    permission: 'people.read',
    load: () => import('./roles-page.tsx'),
  },
  {
    path: '/people/rights',
    menu: { group: 'system', order: 21, titleKey: 'people.menu.rights', icon: 'list' },
    permission: 'people.matrix',
    load: () => import('./rights/rights-page.tsx'),
  },
  {
    path: '/people/security',
    menu: { group: 'system', order: 22, titleKey: 'people.menu.security', icon: 'lock' },
    permission: 'people.rights',
    load: () => import('./security/security-page.tsx'),
  },
  {
    path: '/people/keys',
    menu: { group: 'system', order: 24, titleKey: 'people.menu.keys', icon: 'link' },
    permission: 'people.rights',
    load: () => import('./keys/keys-page.tsx'),
  },
  {
    path: '/people/visits',
    menu: { group: 'system', order: 26, titleKey: 'people.menu.visits', icon: 'eye' },
    permission: 'people.visits',
    load: () => import('./visits/visits-page.tsx'),
  },
  {
    path: '/hosting',
    menu: { group: 'system', order: 5, titleKey: 'people.menu.hosting', icon: 'building' },
    permission: 'people.hosting',
    load: () => import('./visits/hosting-page.tsx'),
  },
  {
    path: '/me',
    menu: { group: 'system', order: 90, titleKey: 'people.menu.account', icon: 'user' },
    load: () => import('./account-page.tsx'),
  },
];
