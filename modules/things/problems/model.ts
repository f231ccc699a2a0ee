/** Problems of thing models; those of single places also speak in the preview. */
import { defineProblems } from '#platform/problems/index.ts';

export const modelProblems = defineProblems({
  'model-retired': {
    status: 409,
    zh: '物模型“{name}”已停用，不能再登记新设备',
    en: 'The thing model “{name}” is retired and takes no new devices',
    cureZh: '请恢复该物模型，或改用其他物模型。',
    cureEn: 'Restore it, or use another model.',
  },
  'model-faulty': {
    status: 422,
    zh: '物模型有 {count} 处错误',
    en: 'The thing model has {count} fault(s)',
    cureZh: '请按每一处的说明改正后再保存。',
    cureEn: 'Mend each place as it says, then save.',
  },
  'model-key-doubled': {
    status: 422,
    zh: '标识“{key}”重复',
    en: 'The key “{key}” stands twice',
    cureZh: '同一列表中的标识不能重复。',
    cureEn: 'Keys must differ within a list.',
  },
  'model-unit-unknown': {
    status: 422,
    zh: '没有单位“{unit}”',
    en: 'There is no unit “{unit}”',
    cureZh: '请从单位列表中选择；没有单位的填 1。',
    cureEn: 'Choose one of the list; use 1 for none.',
  },
  'model-range-wrong': {
    status: 422,
    zh: '最小值 {min} 大于最大值 {max}',
    en: 'The smallest value {min} is above the largest {max}',
    cureZh: '请改正取值范围。',
    cureEn: 'Mend the range.',
  },
  'model-choices-needed': {
    status: 422,
    zh: '枚举属性没有可选值',
    en: 'An enumerated property has no choices',
    cureZh: '请至少填写一个可选值。',
    cureEn: 'Give at least one.',
  },
  'model-choice-doubled': {
    status: 422,
    zh: '可选值“{value}”重复',
    en: 'The choice “{value}” stands twice',
    cureZh: '请删去一个。',
    cureEn: 'Remove one.',
  },
  'model-code-doubled': {
    status: 422,
    zh: '外部编码“{code}”已用于属性“{other}”',
    en: 'The foreign code “{code}” already names the property “{other}”',
    cureZh: '一个外部编码只能对应一个属性。',
    cureEn: 'One foreign code names one property.',
  },
  'model-budget-wrong': {
    status: 422,
    zh: '突发限额小于每秒限额 {perSecond}',
    en: 'The burst is below {perSecond} a second',
    cureZh: '突发限额不能小于每秒限额。',
    cureEn: 'The burst must not be below the rate.',
  },
  'model-access-wrong': {
    status: 422,
    zh: '设备属性不能是“只写”',
    en: 'A property of the device cannot be write-only',
    cureZh: '请改为“只读”或“读写”；只写的参数请放在指令里。',
    cureEn: 'Use read or read-write; inputs belong to services.',
  },
});
