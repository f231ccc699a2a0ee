import type { Page } from '#ui/page.ts';

/** The console's pages of sharing data between departments. */
export const pages: readonly Page[] = [
  {
    path: '/sharing',
    menu: { group: 'data', order: 30, titleKey: 'sharing.menu.sharing', icon: 'link' },
    permission: 'sharing.read',
    load: () => import('./requests/asking-page.tsx'),
  },
  {
    path: '/sharing/deciding',
    titleKey: 'sharing.nav.deciding',
    permission: 'sharing.read',
    load: () => import('./requests/deciding-page.tsx'),
  },
  {
    path: '/sharing/requests/new',
    titleKey: 'sharing.form.title',
    permission: 'sharing.ask',
    load: () => import('./requests/form-page.tsx'),
  },
  {
    path: '/sharing/requests/:requestId/change',
    titleKey: 'sharing.form.change',
    permission: 'sharing.ask',
    load: () => import('./requests/form-page.tsx'),
  },
  {
    path: '/sharing/requests/:requestId',
    titleKey: 'sharing.request.title',
    permission: 'sharing.read',
    load: () => import('./requests/request-page.tsx'),
  },
  {
    path: '/sharing/grants',
    titleKey: 'sharing.nav.grants',
    permission: 'sharing.read',
    load: () => import('./grants/grants-page.tsx'),
  },
  {
    path: '/sharing/grants/:grantId',
    titleKey: 'sharing.grant.title',
    permission: 'sharing.read',
    load: () => import('./grants/grant-page.tsx'),
  },
  {
    path: '/sharing/uses',
    titleKey: 'sharing.nav.uses',
    permission: 'sharing.read',
    load: () => import('./uses/uses-page.tsx'),
  },
  {
    path: '/sharing/corrections',
    titleKey: 'sharing.nav.corrections',
    permission: 'sharing.read',
    load: () => import('./corrections/corrections-page.tsx'),
  },
  {
    path: '/sharing/matters',
    titleKey: 'sharing.nav.matters',
    permission: 'sharing.read',
    load: () => import('./matters/matters-page.tsx'),
  },
  {
    path: '/sharing/subscriptions',
    titleKey: 'sharing.nav.subscriptions',
    permission: 'sharing.read',
    load: () => import('./subscriptions/subscriptions-page.tsx'),
  },
  {
    path: '/sharing/interfaces',
    titleKey: 'sharing.nav.interfaces',
    permission: 'sharing.read',
    load: () => import('./uses/interfaces-page.tsx'),
  },
  {
    path: '/sharing/settings',
    menu: { group: 'system', order: 63, titleKey: 'sharing.menu.settings', icon: 'clock' },
    permission: 'sharing.configure',
    load: () => import('./requests/settings-page.tsx'),
  },
  {
    path: '/sharing/identities',
    menu: { group: 'work', order: 80, titleKey: 'sharing.menu.identities', icon: 'user' },
    permission: 'sharing.identify',
    load: () => import('./uses/identity-page.tsx'),
  },
];
