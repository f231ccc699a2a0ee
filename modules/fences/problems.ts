/** Problems of fences. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'fence-area-faulty': {
    status: 422,
    zh: '围栏的形状有误：{fault}',
    en: 'The shape of the fence is faulty: {fault}',
    cureZh: '围栏至少三个角、边不能交叉；请在地图上调整。',
    cureEn: 'A fence has three corners at least and no crossing sides; mend it on the map.',
  },
  'fence-watches-nothing': {
    status: 422,
    zh: '围栏没有要监测的事情',
    en: 'The fence watches nothing',
    cureZh: '请至少选择进入、离开、停留、超速中的一项，停留和超速要填数值。',
    cureEn: 'Choose one of enter, leave, dwell, speed; dwell and speed need their number.',
  },
  'fence-category-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的事项',
    en: 'There is no category “{code}”',
    cureZh: '请从权责清单中选择事项，或不转事件。',
    cureEn: 'Choose a category of the duty matrix, or open no case.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
