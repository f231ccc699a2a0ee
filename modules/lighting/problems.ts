/** Problems of the street lights. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'programme-unknown': {
    status: 422,
    zh: '没有代码为“{code}”的照明方案',
    en: 'There is no programme “{code}”',
    cureZh: '请先建立该方案，或选择已有的方案。',
    cureEn: 'Make it first, or choose one that exists.',
  },
  'calendar-unknown': {
    status: 422,
    zh: '没有代码为“{code}”的照明日历',
    en: 'There is no lighting calendar “{code}”',
    cureZh: '请先建立该日历，或选择已有的日历。',
    cureEn: 'Make it first, or choose one that exists.',
  },
  'steps-unreadable': {
    status: 422,
    zh: '照明步骤读不懂',
    en: 'The steps cannot be read',
    cureZh: '请检查每一步的时刻与亮度（0–100）。',
    cureEn: 'Look at the time and the level (0–100) of each step.',
  },
  'programme-in-use': {
    status: 409,
    zh: '照明方案“{name}”正被日历使用，不能删除',
    en: 'The programme “{name}” is used by a calendar and cannot be removed',
    cureZh: '请先在日历中换成别的方案。',
    cureEn: 'Let the calendar use another one first.',
  },
  'calendar-in-use': {
    status: 409,
    zh: '照明日历“{name}”正被分组使用，不能删除',
    en: 'The lighting calendar “{name}” is used by a group and cannot be removed',
    cureZh: '请先让分组改用别的日历。',
    cureEn: 'Let the group use another one first.',
  },
  'override-span': {
    status: 422,
    zh: '临时控制须在 5 分钟到 {hours} 小时之间结束',
    en: 'An override ends after 5 minutes at the earliest and {hours} hours at the latest',
    cureZh: '请重新选择时长；需要长期改变时请修改照明方案。',
    cureEn: 'Choose another length; for a lasting change edit the programme.',
  },
  'target-unknown': {
    status: 422,
    zh: '没有找到要控制的路灯、分组或控制柜',
    en: 'The lamp, group or cabinet to be controlled was not found',
    cureZh: '请刷新后重新选择。',
    cureEn: 'Reload and choose again.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
