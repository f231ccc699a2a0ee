import type { Page, ShellPart } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/messages/inbox',
    menu: { group: 'work', order: 90, titleKey: 'messages.menu.inbox', icon: 'mail' },
    load: () => import('./inbox-page.tsx'),
  },
  {
    path: '/messages/preferences',
    titleKey: 'messages.menu.preferences',
    load: () => import('./preferences-page.tsx'),
  },
  {
    path: '/messages/log',
    menu: { group: 'system', order: 40, titleKey: 'messages.menu.log', icon: 'send' },
    permission: 'messages.log',
    load: () => import('./log-page.tsx'),
  },
  {
    path: '/messages/templates',
    menu: { group: 'system', order: 30, titleKey: 'messages.menu.templates', icon: 'message' },
    permission: 'messages.manage',
    load: () => import('./templates-page.tsx'),
  },
  {
    path: '/messages/channels',
    titleKey: 'messages.menu.channels',
    permission: 'messages.manage',
    load: () => import('./channels-page.tsx'),
  },
  {
    path: '/messages/simulator',
    menu: { group: 'system', order: 50, titleKey: 'messages.menu.simulator', icon: 'phone' },
    permission: 'messages.log',
    load: () => import('./simulator-page.tsx'),
  },
];

export const parts: readonly ShellPart[] = [
  { slot: 'bell', order: 10, load: () => import('./bell.tsx') },
];
