import type { Page } from '#ui/page.ts';

/** The residents' pages of payment. */
export const pages: readonly Page[] = [
  {
    path: '/bills',
    menu: {
      group: 'home',
      order: 27,
      titleKey: 'payment.menu.bills',
      hintKey: 'payment.menu.billsHint',
      icon: 'money',
      elder: { order: 30 },
    },
    load: () => import('./bills-page.tsx'),
  },
  { path: '/bills/:billId', titleKey: 'payment.bill.title', load: () => import('./bill-page.tsx') },
  {
    path: '/bill-order/:orderId',
    titleKey: 'payment.order.title',
    load: () => import('./order-page.tsx'),
  },
  { path: '/bill-find', titleKey: 'payment.find.title', load: () => import('./find-page.tsx') },
  {
    path: '/bill-receipt/:receiptId',
    titleKey: 'payment.receipt.title',
    load: () => import('./receipt-page.tsx'),
  },
  {
    path: '/bill-verify',
    menu: {
      group: 'more',
      order: 84,
      titleKey: 'payment.menu.verify',
      hintKey: 'payment.menu.verifyHint',
      icon: 'shield',
    },
    load: () => import('./verify-page.tsx'),
  },
];
