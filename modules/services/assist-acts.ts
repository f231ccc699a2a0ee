/** What a clerk can do here for the resident of an open session. */
import type { AssistAct } from '#platform/assist-acts/index.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'services.apply',
    titleZh: '办事申请',
    titleEn: 'Apply for a service',
    hintZh: '替居民填写并提交,记在本人名下',
    hintEn: 'Filled in and handed in as the resident’s own application',
    icon: 'edit',
    kind: 'services',
    path: '/services/take?for=:personId',
    permission: 'services.take',
    order: 20,
  },
];
