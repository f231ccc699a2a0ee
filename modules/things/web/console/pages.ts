import type { Page } from '#ui/page.ts';

/** The console's pages of devices. */
export const pages: readonly Page[] = [
  {
    path: '/things',
    menu: { group: 'sensing', order: 20, titleKey: 'things.menu.things', icon: 'device' },
    permission: 'things.read',
    load: () => import('./list/things-page.tsx'),
  },
  {
    path: '/things/models',
    menu: { group: 'sensing', order: 40, titleKey: 'things.menu.models', icon: 'layers' },
    permission: 'things.read',
    load: () => import('./models/models-page.tsx'),
  },
  {
    path: '/things/models/:code',
    titleKey: 'things.model.title',
    permission: 'things.read',
    load: () => import('./models/model-page.tsx'),
  },
  {
    path: '/things/firmware',
    menu: { group: 'sensing', order: 50, titleKey: 'things.menu.firmware', icon: 'download' },
    permission: 'things.read',
    load: () => import('./firmware/firmware-page.tsx'),
  },
  {
    path: '/things/groups',
    titleKey: 'things.menu.groups',
    permission: 'things.manage',
    load: () => import('./provision/groups-page.tsx'),
  },
  {
    path: '/things/claims',
    titleKey: 'things.menu.claims',
    permission: 'things.manage',
    load: () => import('./provision/claims-page.tsx'),
  },
  {
    path: '/things/claims/print',
    titleKey: 'things.claims.printTitle',
    permission: 'things.manage',
    load: () => import('./provision/labels-page.tsx'),
  },
  {
    path: '/things/:thingId',
    titleKey: 'things.one.title',
    permission: 'things.read',
    load: () => import('./device/thing-page.tsx'),
  },
];
