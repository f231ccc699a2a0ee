/** Problems of the intake. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'field-unknown': {
    status: 422,
    zh: '这项资源没有字段“{key}”',
    en: 'The resource has no field “{key}”',
    cureZh: '请从资源目录核对字段名;字段可能已改名。',
    cureEn: 'Look the field up in the catalogue; it may have been renamed.',
  },
  'condition-faulty': {
    status: 422,
    zh: '字段“{field}”的筛选条件不能用',
    en: 'The condition on the field “{field}” cannot be used',
    cureZh: '“属于”须给出一组值,其他条件须给出一个值,且与字段类型相符。',
    cureEn: 'Give “in” a list and every other condition one value, of the type of the field.',
  },
});

export const problem = problemsOf(problems);
