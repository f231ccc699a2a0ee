/** Words for states and reasons, where the server says them. */
import type { Locale } from '#platform/problems/index.ts';

const states: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  waiting: { zh: '待审核', en: 'to be read' },
  refused: { zh: '未公开', en: 'not published' },
  withDepartment: { zh: '待答复', en: 'to be answered' },
  answered: { zh: '已答复', en: 'answered' },
  merged: { zh: '已合并', en: 'merged' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  draft: { zh: '草稿', en: 'a draft' },
  open: { zh: '进行中', en: 'open' },
  counting: { zh: '计票中', en: 'being counted' },
  closed: { zh: '已截止', en: 'closed' },
  published: { zh: '已公布', en: 'published' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** The word of a state. */
export function stateWords(state: string, locale: Locale): string {
  return states[state]?.[locale === 'en' ? 'en' : 'zh'] ?? state;
}

/** What a department does with a suggestion, in Chinese: for messages and sheets. */
export const outcomeZh: Readonly<Record<string, string>> = {
  adopted: '采纳',
  partlyAdopted: '部分采纳',
  planned: '列入计划',
  explained: '解释说明',
  notAdopted: '暂不采纳',
};

/** Topics in Chinese, for sheets. */
export const topicZh: Readonly<Record<string, string>> = {
  roads: '道路交通设施',
  environment: '环境卫生',
  publicPlaces: '公共空间',
  education: '教育',
  health: '医疗卫生',
  elderly: '养老助残',
  agriculture: '农业农村',
  transport: '公交出行',
  safety: '安全治安',
  services: '办事服务',
  other: '其他',
};
