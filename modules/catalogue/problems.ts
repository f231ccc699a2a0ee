/** Problems of the catalogue. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'resource-unknown': {
    status: 404,
    zh: '目录中没有这项数据资源',
    en: 'The catalogue has no such resource',
    cureZh: '请从资源目录中选择；也可能已被删除。',
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
    zh: '字段设置有误，共 {count} 处',
    en: 'The fields have {count} fault(s)',
    cureZh: '请按每一处的说明改正。',
    cureEn: 'Mend each place as it says.',
  },
  'resource-not-own': {
    status: 403,
    zh: '这项资源不属于您的部门',
    en: 'The resource belongs to another department',
    cureZh: '请由资源所属部门或管理员办理。',
    cureEn: 'Let the department that owns it, or an administrator, do it.',
  },
  'resource-holds-rows': {
    status: 409,
    zh: '“{title}”还有 {rows} 行数据存放在本平台，不能改为留在来源',
    en: '“{title}” still holds {rows} rows here: it cannot be left at its source',
    cureZh: '请先在“数据归集”中撤回它的批次，或另行登记一项留在来源的资源。',
    cureEn: 'Take its batches back under data intake first, or register another resource.',
  },
  'rule-unknown': {
    status: 404,
    zh: '没有这条质量规则',
    en: 'There is no such quality rule',
    cureZh: '请刷新后再试；也可能已被删除。',
    cureEn: 'Reload and try again; it may have been removed.',
  },
  'rule-faulty': {
    status: 422,
    zh: '质量规则有误，共 {count} 处',
    en: 'The quality rule has {count} fault(s)',
    cureZh: '请按每一处的说明改正。',
    cureEn: 'Mend each place as it says.',
  },
});

export const problem = problemsOf(problems);
