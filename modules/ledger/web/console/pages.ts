import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/ledger',
    menu: { group: 'system', order: 40, titleKey: 'ledger.menu', icon: 'list' },
    permission: 'ledger.read',
    load: () => import('./ledger-page.tsx'),
  },
  {
    path: '/ledger/history',
    titleKey: 'ledger.history.title',
    permission: 'ledger.check',
    load: () => import('./history-page.tsx'),
  },
];
