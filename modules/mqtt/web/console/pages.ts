import type { Page } from '#ui/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/mqtt',
    menu: { group: 'sensing', order: 92, titleKey: 'mqtt.title', icon: 'link' },
    permission: 'mqtt.manage',
    load: () => import('./clients-page.tsx'),
  },
];
