import type { Page } from '#ui/page.ts';

/** The residents' pages of policies. */
export const pages: readonly Page[] = [
  {
    path: '/policy',
    menu: {
      group: 'home',
      order: 60,
      titleKey: 'policy.menu.policy',
      hintKey: 'policy.menu.policyHint',
      icon: 'search',
    },
    load: () => import('./search-page.tsx'),
  },
  {
    path: '/policy/followed',
    titleKey: 'policy.followed.title',
    load: () => import('./followed-page.tsx'),
  },
  { path: '/policy/:code', titleKey: 'policy.one.title', load: () => import('./policy-page.tsx') },
];
