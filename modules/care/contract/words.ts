/** Words of elder care that rules, screens and files share. Browser-safe. */

export const disabilities = ['none', 'mild', 'moderate', 'severe'] as const;
export type Disability = (typeof disabilities)[number];

export const relations = [
  'spouse',
  'child',
  'grandchild',
  'relative',
  'neighbour',
  'other',
] as const;
export type Relation = (typeof relations)[number];

export const consents = ['signed', 'spoken', 'guardian', 'none'] as const;
export type ConsentHow = (typeof consents)[number];

export const genders = ['female', 'male', ''] as const;
export type Gender = (typeof genders)[number];

/** How a sign of life came. */
export const signs = ['button', 'phone', 'device', 'visit', 'family'] as const;
export type Sign = (typeof signs)[number];

/** How a missed check-in ended; `checkedIn`: the person gave a sign after all. */
export const outcomes = ['checkedIn', 'safe', 'falseAlarm', 'helped', 'hospital'] as const;
export type Outcome = (typeof outcomes)[number];
/** Those that somebody gives who went to see or called. */
export const closings = ['safe', 'falseAlarm', 'helped', 'hospital'] as const;

/** How a proof of life is made. */
export const proofWays = ['visit', 'window', 'phone'] as const;
export type ProofWay = (typeof proofWays)[number];

export const serviceKinds = ['meal', 'home', 'health', 'company'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** What a carer may tick at the end of a visit, whatever the service. */
export const careTasks = [
  'mealBrought',
  'cooked',
  'cleaned',
  'washed',
  'bathed',
  'shopped',
  'medicine',
  'pressure',
  'talked',
  'walked',
] as const;
export type CareTask = (typeof careTasks)[number];

const zh: Readonly<Record<string, string>> = {
  mealBrought: '送餐',
  cooked: '做饭',
  cleaned: '打扫卫生',
  washed: '洗衣',
  bathed: '助浴',
  shopped: '代购',
  medicine: '提醒服药',
  pressure: '量血压',
  talked: '陪伴聊天',
  walked: '陪同外出',
  none: '自理',
  mild: '轻度失能',
  moderate: '中度失能',
  severe: '重度失能',
  female: '女',
  male: '男',
  button: '本人打卡',
  phone: '电话',
  device: '设备',
  visit: '上门',
  window: '窗口',
  family: '家属代报',
  checkedIn: '本人已打卡',
  safe: '平安',
  falseAlarm: '误报',
  helped: '已帮助',
  hospital: '已送医',
  applied: '待审核',
  active: '发放中',
  suspended: '已暂停',
  refused: '未通过',
  ended: '已停止',
};

/** A word in Chinese, for files, messages and notes on cases. */
export function wordZh(word: string): string {
  return zh[word] ?? word;
}
