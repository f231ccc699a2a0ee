/** Problems of categories and duties; those of rows also speak in the preview of an import. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'category-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的事项',
    en: 'There is no category “{code}”',
    cureZh: '请用六位小类编码或四位大类编码。',
    cureEn: 'Use the six digits of a category or the four of a large class.',
  },
  'category-taken': {
    status: 409,
    zh: '事项编码“{code}”已被使用',
    en: 'The category code “{code}” is taken',
    cureZh: '请换一个编码；如它已停用，可恢复。',
    cureEn: 'Choose another; if it is retired, restore it.',
  },
  'large-class-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的大类',
    en: 'There is no large class “{code}”',
    cureZh: '小类编码的前四位应是已有的大类。',
    cureEn: 'The first four digits of a category name its large class.',
  },
  'department-unknown': {
    status: 422,
    zh: '没有在用的部门“{department}”',
    en: 'There is no active department “{department}”',
    cureZh: '请填写部门的编码、名称或简称；停用的部门不能承担权责。',
    cureEn: 'Give the code or name of a department; a retired one answers for nothing.',
  },
  'place-unknown': {
    status: 422,
    zh: '没有“{place}”这个网格、村或地点类别',
    en: 'There is no grid cell, village or kind of place “{place}”',
    cureZh: '请核对编码；地点类别可用：{choices}。',
    cureEn: 'Check the code; kinds of place are: {choices}.',
  },
  'place-twice': {
    status: 422,
    zh: '网格、村、地点类别只能填一个',
    en: 'Give one of grid cell, village or kind of place, not several',
    cureZh: '请只保留最具体的一个；都不填表示任何地方。',
    cureEn: 'Keep the most special one; none means anywhere.',
  },
  'duty-doubled': {
    status: 409,
    zh: '事项“{category}”在同一地点已有权责',
    en: 'There is already a duty for “{category}” at that place',
    cureZh: '请修改已有的那一条。',
    cureEn: 'Change the one that is there.',
  },
  'row-doubled': {
    status: 422,
    zh: '与第 {row} 行是同一事项、同一地点',
    en: 'Same category and place as row {row}',
    cureZh: '请删去其中一行。',
    cureEn: 'Remove one of the rows.',
  },
  'span-wrong': {
    status: 422,
    zh: '时限“{amount}”不可用：应大于 0，工作日与天须为整数',
    en: 'The span “{amount}” will not do: above 0, and whole for days',
    cureZh: '半天请写成工作小时。',
    cureEn: 'Write half a day in working hours.',
  },
  'word-unknown': {
    status: 422,
    zh: '“{word}”不是可用的{what}',
    en: '“{word}” is no {what}',
    cureZh: '可用的有：{choices}。',
    cureEn: 'Choose one of: {choices}.',
  },
  'duties-import-gone': {
    status: 410,
    zh: '这次导入的预览已失效',
    en: 'The preview of this import has ended',
    cureZh: '预览保留一小时且只能导入一次，请重新上传文件。',
    cureEn: 'A preview lasts an hour and is applied once. Upload the file again.',
  },
  'duties-import-outdated': {
    status: 409,
    zh: '预览之后有 {count} 行对应的权责被修改过',
    en: '{count} duty row(s) changed after the preview',
    cureZh: '请重新上传文件，核对新的预览。',
    cureEn: 'Upload the file again and look at the new preview.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
