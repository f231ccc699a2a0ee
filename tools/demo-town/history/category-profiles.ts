import type { HistoryDay } from './rhythm.ts';
import type { HistoryCategory } from './types.ts';

/** How often a kind of matter comes up, and what brings it on. Factors multiply the weight. */
interface Profile {
  words: RegExp;
  weight: number;
  /** Factor at full rain. */
  rain?: number;
  /** Factor on market days. */
  market?: number;
  /** Factor in the market quarter (1 in the villages). */
  quarter?: number;
  /** Months in which it peaks, and by how much. */
  months?: readonly number[];
  peak?: number;
}

/** Matters that a small town sees a few times a year. */
const RARE =
  /非法采|电鱼|毒鱼|赌博|坟墓|通信基站|价格欺诈|外来有害|校车|留守|黑车|疫病|电梯|消火栓|视频探头|红绿灯/u;

/** Read from the category's name, so that any town's catalogue gives a believable history. */
const PROFILES: readonly Profile[] = [
  {
    words: /暴露垃圾|垃圾桶满溢/u,
    weight: 9,
    market: 1.9,
    quarter: 1.6,
    months: [6, 7, 8],
    peak: 1.4,
  },
  { words: /晒谷|晾晒/u, weight: 1.6, quarter: 0.25, months: [7, 8, 9, 10], peak: 4 },
  { words: /校园周边|放学/u, weight: 1, quarter: 3, months: [3, 4, 5, 9, 10, 11], peak: 2.2 },
  { words: /垃圾桶破损|收集点设施|公厕设施|设施损坏/u, weight: 1.6, quarter: 1.6 },
  { words: /路名牌|标志|标线|护栏|凸面镜|候车亭|围挡|宣传栏|灯杆/u, weight: 1.3 },
  { words: /咨询|户籍|意见建议|审批|补贴|医服务/u, weight: 1.6, market: 1.3 },
  { words: RARE, weight: 0.22 },
  {
    words: /积水|内涝|排水|下水|雨水|沟渠|污水溢|井溢/u,
    weight: 3,
    rain: 14,
    months: [5, 6, 7],
    peak: 1.5,
  },
  { words: /滑坡|塌方|山体|地质|堤|泄洪|洪/u, weight: 0.7, rain: 18, months: [5, 6, 7], peak: 2 },
  { words: /秸秆|露天焚烧|焚烧/u, weight: 3, quarter: 0.2, months: [10, 11], peak: 7 },
  { words: /烟花|爆竹/u, weight: 1.2, months: [1, 2], peak: 14 },
  { words: /森林|山火|火源|林区/u, weight: 0.8, quarter: 0.05, months: [3, 4, 10, 11], peak: 4 },
  { words: /溺水|水库|野泳|游泳/u, weight: 0.8, quarter: 0.5, months: [6, 7, 8], peak: 6 },
  { words: /占道|流动摊|出店|游商|摊点/u, weight: 5, market: 2.6, quarter: 6 },
  { words: /乱停|停车|停放/u, weight: 6, market: 2.2, quarter: 4 },
  { words: /拥堵|交通/u, weight: 3, market: 2, quarter: 2 },
  {
    words: /垃圾|保洁|卫生|清运|不洁/u,
    weight: 7,
    market: 1.7,
    quarter: 1.5,
    months: [6, 7, 8],
    peak: 1.4,
  },
  { words: /路灯|照明/u, weight: 7, quarter: 1.6, months: [11, 12, 1], peak: 1.7 },
  { words: /坑|路面|道路破损|道路/u, weight: 6, rain: 2.2, months: [4, 5, 6], peak: 1.3 },
  { words: /井盖/u, weight: 2.2, quarter: 4, rain: 1.6 },
  { words: /树|绿化|行道/u, weight: 3, rain: 2.6, months: [7, 8], peak: 1.4 },
  { words: /噪|扰民/u, weight: 4, quarter: 3, months: [6, 7, 8], peak: 1.9 },
  { words: /犬|狗|流浪/u, weight: 3, months: [7, 8, 9], peak: 1.4 },
  { words: /异味|臭|养殖|畜禽/u, weight: 3, quarter: 0.5, months: [6, 7, 8, 9], peak: 1.8 },
  { words: /供水|水管|停水|饮水/u, weight: 4, months: [1, 7, 8], peak: 1.9 },
  { words: /电线|停电|电力|线缆|弱电/u, weight: 4, rain: 2.4, months: [1, 7, 8], peak: 1.6 },
  { words: /食品|餐饮|计量|短斤/u, weight: 2.5, market: 1.8, quarter: 3 },
  { words: /违法建|违建|搭建|占地/u, weight: 2.5 },
  { words: /河道|水面|漂浮|水质|排污/u, weight: 3, rain: 1.9, quarter: 0.8 },
  { words: /农田|灌溉|虫|农/u, weight: 2.2, quarter: 0.1, months: [4, 5, 6, 7], peak: 1.8 },
  { words: /纠纷|矛盾|调解/u, weight: 2.5, months: [1, 2], peak: 1.5 },
  { words: /施工|扬尘|工地/u, weight: 2, quarter: 2.5 },
  { words: /广告|牌|标志|涂写/u, weight: 2, quarter: 3 },
];

const ORDINARY: Profile = { words: /./u, weight: 0.55 };

function profileOf(category: HistoryCategory): Profile {
  return PROFILES.find(({ words }) => words.test(category.nameZh)) ?? ORDINARY;
}

function weightOn(profile: Profile, day: HistoryDay, inQuarter: boolean): number {
  const { weight, rain = 1, market = 1, quarter = 1.2, months = [], peak = 1 } = profile;
  return (
    weight *
    (1 + (rain - 1) * day.rain ** 1.5) *
    (day.market ? market : 1) *
    (inQuarter ? quarter : 1) *
    (months.includes(day.month) ? peak : 1)
  );
}

/** Weights of all categories on a day, in the quarter or in the villages, ready to draw from. */
export type CategoryWeights = (day: HistoryDay, inQuarter: boolean) => number[];

/** Prepares the weights. Several categories of one profile share its weight, the first most. */
export function categoryWeights(categories: readonly HistoryCategory[]): CategoryWeights {
  const profiles = categories.map(profileOf);
  const seen = new Map<Profile, number>();
  const shares = profiles.map((profile, index) => {
    // Grave matters are rare; without a profile of their own they would be as common as the rest.
    if (profile === ORDINARY) return categories[index]?.urgency === 'urgent' ? 0.25 : 1;
    const order = (seen.get(profile) ?? 0) + 1;
    seen.set(profile, order);
    return 1 / order ** 0.7;
  });
  return (day, inQuarter) =>
    profiles.map((profile, index) => weightOn(profile, day, inQuarter) * (shares[index] ?? 1));
}
