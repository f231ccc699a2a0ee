import type { Page } from '#ui/page.ts';

/** The desk's pages of the module of personal data. */
export const pages: readonly Page[] = [
  {
    path: '/privacy/requests',
    menu: { group: 'town', order: 80, titleKey: 'privacy.menu.requests', icon: 'shield' },
    permission: 'privacy.requests',
    load: () => import('./requests-page.tsx'),
  },
  {
    path: '/privacy/looks',
    menu: { group: 'system', order: 60, titleKey: 'privacy.menu.looks', icon: 'search' },
    permission: 'privacy.oversee',
    load: () => import('./looks-page.tsx'),
  },
  {
    path: '/privacy/register',
    menu: { group: 'system', order: 61, titleKey: 'privacy.menu.register', icon: 'list' },
    permission: 'privacy.oversee',
    load: () => import('./register-page.tsx'),
  },
  {
    path: '/privacy/keys',
    menu: { group: 'system', order: 62, titleKey: 'privacy.menu.keys', icon: 'lock' },
    permission: 'privacy.keys',
    load: () => import('./keys-page.tsx'),
  },
];
