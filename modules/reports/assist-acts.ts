/** What a clerk can do here for the resident of an open session. */
import type { AssistAct } from '#platform/assist-acts/index.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'reports.report',
    titleZh: '上报问题',
    titleEn: 'Report a problem',
    hintZh: '路灯、井盖、环境、噪声等',
    hintEn: 'Lamps, covers, rubbish, noise …',
    icon: 'camera',
    kind: 'report',
    path: '/cases/new',
    permission: 'reports.take',
    order: 10,
  },
];
