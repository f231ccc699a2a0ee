/** Problems of the map. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'map-layer-unknown': {
    status: 404,
    zh: '没有编码为“{code}”的图层',
    en: 'There is no layer “{code}”',
    cureZh: '它可能已被停用,或您没有查看它的权限;请从图层列表中选择。',
    cureEn: 'It may be switched off, or you may not see it; choose from the list of layers.',
  },
  'map-look-unknown': {
    status: 422,
    zh: '图层“{layer}”没有“{look}”这种看法',
    en: 'The layer “{layer}” cannot be coloured by “{look}”',
    cureZh: '请从图例中选择一种看法。',
    cureEn: 'Choose one of the legend.',
  },
  'map-window-faulty': {
    status: 422,
    zh: '地图窗口“{bbox}”不成立',
    en: '“{bbox}” is no window of the map',
    cureZh: '请依次写西、南、东、北四个数(经纬度,WGS-84),西小于东、南小于北,跨度大于零。',
    cureEn:
      'Write west, south, east, north in WGS-84 degrees, west below east and south below north.',
  },
  'map-time-faulty': {
    status: 422,
    zh: '回放的时段不成立:最长两天,开始早于结束',
    en: 'The span of time is faulty: two days at most, its beginning before its end',
    cureZh: '请选择某一天回放。',
    cureEn: 'Choose a day.',
  },
  'map-area-faulty': {
    status: 422,
    zh: '选择的范围有误:{fault}',
    en: 'The area of the selection is faulty: {fault}',
    cureZh: '请重新圈选:边不能交叉,范围要有大小。',
    cureEn: 'Draw it again: no crossing sides, and some size.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
