/** Problems of the catalogue. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'resource-unknown': {
    status: 404,
    zh: '目录中没有这项数据资源',
    en: 'The catalogue has no such resource',
    cureZh: '请从资源目录中选择;也可能已被删除。',
    cureEn: 'Choose one from the catalogue.',
  },
  'resource-code-taken': {
    status: 409,
    zh: '代码“{code}”已被另一项资源使用',
    en: 'Another resource has the code “{code}”',
    cureZh: '请换一个代码。',
    cureEn: 'Choose another code.',
  },
  'resource-fields-faulty': {
    status: 422,
    zh: '字段设置有误,共 {count} 处',
    en: 'The fields have {count} fault(s)',
    cureZh: '请按每一处的说明改正。',
    cureEn: 'Mend each place as it says.',
  },
});

export const problem = problemsOf(problems);
