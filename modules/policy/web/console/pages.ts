import type { Page } from '#ui/page.ts';

/** The console's pages of policies. */
export const pages: readonly Page[] = [
  {
    path: '/policy',
    menu: { group: 'services', order: 40, titleKey: 'policy.menu.policy', icon: 'ledger' },
    permission: 'policy.read',
    load: () => import('./list/list-page.tsx'),
  },
  {
    path: '/policy/new',
    titleKey: 'policy.new.title',
    permission: 'policy.edit',
    load: () => import('./edit/new-page.tsx'),
  },
  {
    path: '/policy/words',
    titleKey: 'policy.words.title',
    permission: 'policy.read',
    load: () => import('./words/words-page.tsx'),
  },
  {
    path: '/policy/answering',
    titleKey: 'policy.answering.title',
    permission: 'policy.configure',
    load: () => import('./settings/answering-page.tsx'),
  },
  {
    path: '/policy/policies/:policyId',
    titleKey: 'policy.one.title',
    permission: 'policy.read',
    load: () => import('./edit/policy-page.tsx'),
  },
];
