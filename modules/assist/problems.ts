/** Problems of the module Assisted service. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'assist-title-blank': {
    status: 422,
    zh: '标题不能只有空格',
    en: 'The title holds nothing but spaces',
    cureZh: '请写一个能认出这条记录的标题。',
    cureEn: 'Write a title by which the entry can be told apart.',
  },
});

export const problem = problemsOf(problems);
