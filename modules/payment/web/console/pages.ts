import type { Page } from '#ui/page.ts';

/** The console's pages of payment. */
export const pages: readonly Page[] = [
  {
    path: '/payment',
    menu: { group: 'services', order: 40, titleKey: 'payment.menu.payment', icon: 'money' },
    permission: 'payment.read',
    load: () => import('./overview/overview-page.tsx'),
  },
  {
    path: '/payment/desk',
    menu: { group: 'work', order: 82, titleKey: 'payment.nav.desk', icon: 'money' },
    permission: 'payment.window',
    load: () => import('./desk/desk-page.tsx'),
  },
  {
    path: '/payment/bills',
    titleKey: 'payment.nav.bills',
    permission: 'payment.read',
    load: () => import('./bills/bills-page.tsx'),
  },
  {
    path: '/payment/bills/:billId',
    titleKey: 'payment.bill.title',
    permission: 'payment.read',
    load: () => import('./bills/bill-page.tsx'),
  },
  {
    path: '/payment/orders',
    titleKey: 'payment.nav.orders',
    permission: 'payment.read',
    load: () => import('./orders/orders-page.tsx'),
  },
  {
    path: '/payment/decisions',
    titleKey: 'payment.nav.decisions',
    permission: 'payment.read',
    load: () => import('./decisions/decisions-page.tsx'),
  },
  {
    path: '/payment/reconciliation',
    titleKey: 'payment.nav.reconciliation',
    permission: 'payment.read',
    load: () => import('./reconciliation/reconciliation-page.tsx'),
  },
  {
    path: '/payment/tariffs',
    titleKey: 'payment.nav.tariffs',
    permission: 'payment.read',
    load: () => import('./tariffs/tariffs-page.tsx'),
  },
  {
    path: '/payment/settings',
    menu: { group: 'system', order: 66, titleKey: 'payment.nav.settings', icon: 'money' },
    permission: 'payment.configure',
    load: () => import('./settings/settings-page.tsx'),
  },
];
