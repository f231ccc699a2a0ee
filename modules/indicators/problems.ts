/** What can go wrong with indicators. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'indicator-unknown': {
    status: 404,
    zh: '没有指标“{code}”',
    en: 'There is no indicator "{code}"',
    cureZh: '请在指标页查看现有指标的代码。',
    cureEn: 'See the codes on the page of indicators.',
  },
  'indicator-taken': {
    status: 409,
    zh: '已有代码为“{code}”的指标',
    en: 'An indicator with the code "{code}" exists',
    cureZh: '请换一个代码，或修改原有的指标。',
    cureEn: 'Take another code, or change the one that exists.',
  },
  'formula-unreadable': {
    status: 422,
    zh: '公式第 {at} 个字符处有误：{why}',
    en: 'The formula is faulty at character {at}: {why}',
    cureZh:
      '公式由数字、数据项（如 cases.closed.inTime）、其他指标（如 @closing-rate）、加减乘除与函数组成。',
    cureEn:
      'A formula is made of numbers, facts (cases.closed.inTime), other indicators (@closing-rate), + - * / and functions.',
  },
  'formula-unknown-name': {
    status: 422,
    zh: '公式里的“{name}”不存在',
    en: 'The formula names "{name}", which does not exist',
    cureZh: '请从可用数据项中选择。',
    cureEn: 'Choose from the facts that are listed.',
  },
  'formula-circle': {
    status: 422,
    zh: '指标互相引用成环：{way}',
    en: 'Indicators refer to each other in a circle: {way}',
    cureZh: '请改掉其中一个公式。',
    cureEn: 'Change one of the formulas.',
  },
  'not-divisible': {
    status: 422,
    zh: '“{name}”不能按“{dimension}”划分',
    en: '"{name}" cannot be divided by "{dimension}"',
    cureZh: '请换一个划分方式；可用的方式写在指标定义里。',
    cureEn: 'Divide it otherwise; the ways are named with the definition.',
  },
  'part-half-said': {
    status: 422,
    zh: '只看一部分时，dimension 和 key 要一起写',
    en: 'A part is named by dimension and key together',
    cureZh: '请补上另一个，例如 dimension=village&key=村（社区）的编号；看各部分请用 by。',
    cureEn:
      'Add the other, such as dimension=village&key=id of the village; for every part use by.',
  },
  'not-together': {
    status: 422,
    zh: '“{one}”与“{other}”不能同时使用',
    en: '"{one}" and "{other}" cannot be combined',
    cureZh: '请只保留其中一个。',
    cureEn: 'Keep one of them.',
  },
  'whole-months-only': {
    status: 422,
    zh: '两个维度交叉时只能按整月统计',
    en: 'Two dimensions at once are summed by whole months only',
    cureZh: '请把起止日期选为整月。',
    cureEn: 'Choose whole months.',
  },
  'period-upside-down': {
    status: 422,
    zh: '开始日期晚于结束日期',
    en: 'The span begins after its end',
    cureZh: '请交换两个日期。',
    cureEn: 'Swap the two days.',
  },
  'period-too-long': {
    status: 422,
    zh: '时间范围有 {asked} 天，最多只能 {days} 天（11 年）',
    en: 'The span has {asked} days; at most {days} days (11 years) can be asked',
    cureZh: '请缩短时间范围。',
    cureEn: 'Choose a shorter span.',
  },
});

/** Throws one of them. */
export const problem = problemsOf(problems);
