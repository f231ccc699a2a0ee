/** Problems of the environment. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'station-not-found': {
    status: 404,
    zh: '没有这个{kind}测点',
    en: 'There is no such {kind} station',
    cureZh: '请回到环境监测首页重新选择；设备可能已停用或换了型号。',
    cureEn: 'Choose again from the board; the device may be retired or have another model.',
  },
  'report-too-long': {
    status: 422,
    zh: '报表最多 {days} 天，所选为 {asked} 天',
    en: 'A report covers {days} days at most; {asked} were asked for',
    cureZh: '请缩短起止日期，或按月分别导出。',
    cureEn: 'Choose a shorter span, or take it month by month.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
