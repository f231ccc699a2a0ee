import type { Page } from '#ui/page.ts';

/** The window desk, the telephone desk, their lists and rules. */
export const pages: readonly Page[] = [
  {
    path: '/assist/window',
    menu: { group: 'services', order: 10, titleKey: 'assist.menu.window', icon: 'users' },
    permission: 'assist.desk',
    load: () => import('./window/window-page.tsx'),
  },
  {
    path: '/assist/phone',
    menu: { group: 'services', order: 11, titleKey: 'assist.menu.phone', icon: 'phone' },
    permission: 'assist.phone',
    load: () => import('./phone/phone-page.tsx'),
  },
  {
    path: '/assist/calls',
    titleKey: 'assist.calls.title',
    permission: 'assist.phone',
    load: () => import('./phone/calls-page.tsx'),
  },
  {
    path: '/assist/sessions/:sessionId',
    titleKey: 'assist.session.title',
    permission: 'assist.desk',
    load: () => import('./session/session-page.tsx'),
  },
  {
    path: '/assist/sessions/:sessionId/receipt',
    titleKey: 'assist.receipt.title',
    permission: 'assist.desk',
    load: () => import('./print/receipt-page.tsx'),
  },
  {
    path: '/assist/mandate-form',
    titleKey: 'assist.form.title',
    permission: 'assist.desk',
    load: () => import('./print/form-page.tsx'),
  },
  {
    path: '/settings/assist',
    menu: { group: 'system', order: 40, titleKey: 'assist.menu.settings', icon: 'phone' },
    permission: 'assist.manage',
    load: () => import('./settings/settings-page.tsx'),
  },
];
