/** Problems of the working calendar. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'calendar-faulty': {
    status: 422,
    zh: '日历设置有误：{fault}',
    en: 'The calendar is faulty: {fault}',
    cureZh: '请检查时间段是否重叠或超出一天、日期是否存在或重复。',
    cureEn:
      'Look for hours that overlap or leave the day, and days that do not exist or stand twice.',
  },
  'day-not-of-year': {
    status: 422,
    zh: '{date} 不在 {year} 年',
    en: '{date} is not a day of {year}',
    cureZh: '请把它放到所属年份。',
    cureEn: 'Enter it with its own year.',
  },
  'year-not-published': {
    status: 409,
    zh: '{year} 年的放假安排尚未公布',
    en: 'The holidays of {year} are not yet published',
    cureZh: '国务院办公厅一般在上年 11 月公布；公布后可升级系统，或在此手工录入。',
    cureEn:
      'The notice comes out in November of the year before; upgrade then, or enter the days here.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
