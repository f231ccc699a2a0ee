import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of alarms and rules. */
export const problems = defineProblems({
  'alarm-action-not-possible': {
    status: 409,
    zh: '告警 {number} 现在不能“{action}”',
    en: '“{action}” is not possible now for alarm {number}',
    cureZh: '可能已有人先处理，或告警已自行解除；请刷新后查看。',
    cureEn: 'Someone may have acted first, or it cleared by itself; reload and look.',
  },
  'alarm-note-missing': {
    status: 422,
    zh: '请写明情况',
    en: 'A sentence is missing',
    cureZh: '手动解除和备注都要写一句话，例如“现场已盖好井盖”。',
    cureEn: 'Clearing by hand and comments need a sentence, e.g. “cover put back”.',
  },
  'alarm-has-case': {
    status: 409,
    zh: '告警 {number} 已有在办事件 {case}',
    en: 'Alarm {number} already has the open case {case}',
    cureZh: '请在该事件中继续办理。',
    cureEn: 'Go on in that case.',
  },
  'alarm-export-too-large': {
    status: 422,
    zh: '筛选结果超过 {limit} 条，无法导出',
    en: 'The filter finds more than {limit} rows',
    cureZh: '请缩小时间范围或增加筛选条件。',
    cureEn: 'Narrow the time or add filters.',
  },
  'rule-code-taken': {
    status: 409,
    zh: '规则编码 {code} 已被使用',
    en: 'Rule code {code} is taken',
    cureZh: '请换一个编码。',
    cureEn: 'Choose another code.',
  },
  'rule-model-unknown': {
    status: 422,
    zh: '没有型号 {model}',
    en: 'There is no model {model}',
    cureZh: '请先在“设备型号”里建立该型号，或另选一个。',
    cureEn: 'Add the model first, or choose another.',
  },
  'rule-property-unknown': {
    status: 422,
    zh: '型号 {model} 没有属性 {property}',
    en: 'Model {model} has no property {property}',
    cureZh: '请从型号的属性中选择。',
    cureEn: "Choose one of the model's properties.",
  },
  'rule-value-unfit': {
    status: 422,
    zh: '属性 {property} 不能这样比较',
    en: 'Property {property} cannot be compared so',
    cureZh: '数值用大于、小于；开关、枚举和文字只能用等于、不等于。',
    cureEn: 'Numbers take above and below; switches, choices and texts only equals and differs.',
  },
  'rule-thing-unknown': {
    status: 422,
    zh: '没有设备 {thing}',
    en: 'There is no thing {thing}',
    cureZh: '请从设备列表中选择。',
    cureEn: 'Choose one of the list.',
  },
  'rule-category-unknown': {
    status: 422,
    zh: '没有事件类别 {category}',
    en: 'There is no category {category}',
    cureZh: '请从职责清单的类别中选择，或选择“不生成事件”。',
    cureEn: 'Choose a category of the duty matrix, or “no case”.',
  },
  'rule-repetition-unclear': {
    status: 422,
    zh: '“反复出现”须且只须写明“连续几次中”或“多长时间内”之一，且次数不得更多',
    en: 'A repetition counts either among so many values or within a time, not more times than values',
    cureZh: '请只填其中一项。',
    cureEn: 'Give exactly one of the two.',
  },
});

export const problem = problemsOf(problems);
