import { demoPhrases } from './phrases.ts';

/** How a report names its place and matter; `{p}` the place, `{m}` the matter, `{d}` a detail. */
const frames: readonly string[] = [
  '{p}{m}。',
  '{p}，{m}，{d}。',
  '{m}，位置在{p}。',
  '{m}。地点：{p}，{d}。',
  '今天路过{p}，发现{m}。',
  '{p}附近{m}，{d}，请安排处理。',
  '来电反映：{p}{m}，{d}。',
  '巡查时看到{p}{m}。',
  '{p}这一带{m}，希望早点解决。',
  '{d}：{p}{m}。',
  '住在{p}，{m}，{d}，麻烦跟进。',
  '{p}　{m}',
];

const details: readonly string[] = [
  '已经持续{n}天',
  '大约{n}天前开始',
  '影响附近{k}户人家',
  '早晚人多时更明显',
  '之前报过一次',
  '旁边就是住户',
  '现场照片已上传',
  '来往行人不少',
  '昨晚更严重',
  '居民自己先做了简单处理',
  '有老人常从这里经过',
  '孩子上下学要走这里',
  '今天上午又出现',
  '村民小组长也知道情况',
  '离主路大约{k}米',
  '目前没有人在现场',
  '可随时电话联系',
  '请到场前先来电',
  '雨天更麻烦',
  '这是第二次反映',
];

/** Frames of what someone asks, tells or complains of, rather than of a thing seen in the street. */
const spokenFrames: readonly string[] = [
  '{m}。我住在{p}。',
  '{p}居民反映：{m}，请回复。',
  '{m}（{p}）。',
  '本人家住{p}，{m}。',
  '{m}，家在{p}，可随时电话联系。',
  '来电：{p}一位居民，{m}。',
  '{m}，大约{n}天前的事，地址{p}。',
  '代家人反映，{p}，{m}，等回信。',
  '您好，{p}这边{m}，麻烦答复。',
  '{p}，{m}。已经问过{k}个人，没有结果。',
];

/** Categories (beginnings of codes) that are told rather than seen. */
const spokenCodes: readonly string[] = [
  '0212',
  '0214',
  '0211',
  '0210',
  '020609',
  '020604',
  '020702',
  '020902',
  '020903',
  '020905',
  '020309',
  '020411',
  '021303',
  '021304',
  '010105',
  '010108',
];

const spokenDetails: readonly string[] = [
  '大约{n}天前的事。',
  '问过村民小组长。',
  '第一次反映。',
  '希望{n}天内有个答复。',
  '材料都还留着。',
  '白天上班，傍晚联系方便。',
  '家里就我一个人管这事。',
  '之前打过一次热线。',
  '不想让别人知道，请保密。',
  '可以到村委会当面说。',
  '电话随时能接。',
  '今天上午刚去过一趟。',
];

type Draw = () => number;

function pick(draw: Draw, items: readonly string[]): string {
  return items[Math.floor(draw() * items.length)] ?? '';
}

/**
 * A believable report text for the demo history. It is made of phrases and frames that
 * `corpusSamples` never uses, so that measuring the classifier on the demo history is no recital.
 * @param code category code; an unknown one gives a text that only names the place
 * @param random draws in [0, 1), from the demo town's own seed
 * @param placeName how the place is called, e.g. 清溪大街66号
 */
export function demoDescriptions(code: string, random: () => number, placeName: string): string {
  const matter = pick(random, demoPhrases[code] ?? ['有情况需要处理']);
  const isSpoken = spokenCodes.some((beginning) => code.startsWith(beginning));
  const frame = pick(random, isSpoken ? spokenFrames : frames);
  const more = random() < 0.7 && !frame.includes('{d}');
  return `${frame}${more ? (isSpoken ? '{d}' : ' {d}。') : ''}`
    .replace('{d}', pick(random, isSpoken ? spokenDetails : details))
    .replaceAll('{n}', String(2 + Math.floor(random() * 12)))
    .replace('{k}', String(3 + Math.floor(random() * 40)))
    .replace('{m}', () => matter)
    .replace('{p}', () => placeName);
}
