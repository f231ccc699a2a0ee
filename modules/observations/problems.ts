/** Problems of observations. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'span-upside-down': {
    status: 422,
    zh: '结束时间必须晚于开始时间',
    en: 'The end must be later than the beginning',
    cureZh: '请重新选择时间范围。',
    cureEn: 'Choose the span again.',
  },
  'span-too-wide': {
    status: 422,
    zh: '时间范围内的数据超过 {most} 条',
    en: 'The span holds more than {most} values',
    cureZh: '请缩短时间范围，分几次查询或导出。',
    cureEn: 'Choose a shorter span, and ask or export in parts.',
  },
  'bad-page': {
    status: 422,
    zh: '翻页位置无效',
    en: 'The place of the page is not valid',
    cureZh: '请从第一页重新开始。',
    cureEn: 'Start again from the first page.',
  },
});

export const problem = problemsOf(problems);
