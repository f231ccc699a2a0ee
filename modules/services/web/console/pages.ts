import type { Page } from '#ui/page.ts';

/** The console's pages of services. */
export const pages: readonly Page[] = [
  {
    path: '/services/applications',
    menu: { group: 'services', order: 10, titleKey: 'services.menu.applications', icon: 'tasks' },
    permission: 'services.read',
    load: () => import('./applications/list-page.tsx'),
  },
  {
    path: '/services/applications/:applicationId',
    titleKey: 'services.desk.title',
    permission: 'services.read',
    load: () => import('./applications/application-page.tsx'),
  },
  {
    path: '/services/take',
    menu: { group: 'services', order: 15, titleKey: 'services.menu.take', icon: 'edit' },
    permission: 'services.take',
    load: () => import('./take/take-page.tsx'),
  },
  {
    path: '/services/catalogue',
    menu: { group: 'services', order: 90, titleKey: 'services.menu.catalogue', icon: 'list' },
    permission: 'services.configure',
    load: () => import('./catalogue/catalogue-page.tsx'),
  },
  {
    path: '/services/catalogue/:code',
    titleKey: 'services.editor.title',
    permission: 'services.configure',
    load: () => import('./catalogue/item-page.tsx'),
  },
];
