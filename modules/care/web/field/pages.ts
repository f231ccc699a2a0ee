import type { Page } from '#ui/page.ts';

/** The field app's pages of elder care: visits of carers, check-ins and proofs of grid workers. */
export const pages: readonly Page[] = [
  {
    path: '/care-visits',
    menu: { group: 'me', order: 20, titleKey: 'care.menu.visits', icon: 'elder' },
    permission: 'care.visit',
    load: () => import('./visits-page.tsx'),
  },
  {
    path: '/care-checks',
    menu: { group: 'me', order: 21, titleKey: 'care.menu.checks', icon: 'bell' },
    permission: 'care.check',
    load: () => import('./checks-page.tsx'),
  },
  {
    path: '/care-proofs',
    menu: { group: 'me', order: 22, titleKey: 'care.menu.proofs', icon: 'checkCircle' },
    permission: 'care.prove',
    load: () => import('./proofs-page.tsx'),
  },
];
