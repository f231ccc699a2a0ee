/** Problems of vehicles. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'vehicle-not-found': {
    status: 404,
    zh: '没有这辆车',
    en: 'There is no such vehicle',
    cureZh: '请回到车辆列表重新选择。',
    cureEn: 'Choose again from the list.',
  },
  'route-too-short': {
    status: 422,
    zh: '线路至少要两个点，且不能原地不动',
    en: 'A route has two points at least, apart from each other',
    cureZh: '请在地图上把线路画完整。',
    cureEn: 'Draw the whole route on the map.',
  },
  'route-vehicle-unknown': {
    status: 422,
    zh: '线路上有不存在的车辆',
    en: 'The route names a vehicle that does not exist',
    cureZh: '请重新选择车辆。',
    cureEn: 'Choose the vehicles again.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
