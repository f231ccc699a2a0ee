/** Problems of MQTT. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'client-name-taken': {
    status: 409,
    zh: '用户名“{username}”已被使用',
    en: 'The user name “{username}” is taken',
    cureZh: '请换一个用户名；它在所有乡镇与设备中都不能重复。',
    cureEn: 'Choose another; it must be unique over all towns and devices.',
  },
  'filter-invalid': {
    status: 422,
    zh: '主题“{filter}”不符合 MQTT 规则',
    en: '“{filter}” is no topic filter of MQTT',
    cureZh: '通配符 + 与 # 必须独占一级，# 只能放在最后。',
    cureEn: 'Wildcards + and # take a whole level, # only at the end.',
  },
});

export const problem = problemsOf(problems);
