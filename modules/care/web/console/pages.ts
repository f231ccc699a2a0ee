import type { Page } from '#ui/page.ts';

/** The console's pages of elder care. */
export const pages: readonly Page[] = [
  {
    path: '/care',
    menu: { group: 'services', order: 50, titleKey: 'care.menu', icon: 'elder' },
    permission: 'care.read',
    load: () => import('./checks/board-page.tsx'),
  },
  {
    path: '/care/elders',
    titleKey: 'care.nav.elders',
    permission: 'care.read',
    load: () => import('./elders/elders-page.tsx'),
  },
  {
    path: '/care/elders/:elderId',
    titleKey: 'care.nav.elders',
    permission: 'care.read',
    load: () => import('./elders/elder-page.tsx'),
  },
  {
    path: '/care/for/:personId',
    titleKey: 'care.resident.title',
    permission: 'care.read',
    load: () => import('./for/resident-page.tsx'),
  },
  {
    path: '/care/allowances',
    titleKey: 'care.nav.allowances',
    permission: 'care.read',
    load: () => import('./allowances/allowances-page.tsx'),
  },
  {
    path: '/care/payments',
    titleKey: 'care.nav.payments',
    permission: 'care.allowance',
    load: () => import('./allowances/payments-page.tsx'),
  },
  {
    path: '/care/payments/:paymentId',
    titleKey: 'care.nav.payments',
    permission: 'care.allowance',
    load: () => import('./allowances/payment-page.tsx'),
  },
  {
    path: '/care/requests',
    titleKey: 'care.nav.requests',
    permission: 'care.read',
    load: () => import('./services/requests-page.tsx'),
  },
  {
    path: '/care/visits',
    titleKey: 'care.nav.visits',
    permission: 'care.read',
    load: () => import('./services/visits-page.tsx'),
  },
  {
    path: '/care/settings',
    titleKey: 'care.nav.settings',
    permission: 'care.read',
    load: () => import('./settings-page.tsx'),
  },
];
