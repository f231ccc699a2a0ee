import type { Random } from './random.ts';

/** A person's gender as the staff list keeps it. */
export type Gender = 'female' | 'male';

/** Common surnames of the region, roughly by frequency. */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['刘', 9],
  ['李', 9],
  ['陈', 8],
  ['张', 8],
  ['王', 7],
  ['周', 6],
  ['罗', 5],
  ['黄', 5],
  ['彭', 4],
  ['胡', 4],
  ['谢', 4],
  ['欧阳', 1],
  ['邓', 3],
  ['曾', 3],
  ['肖', 3],
  ['唐', 3],
  ['谭', 3],
  ['蒋', 2],
  ['龙', 2],
  ['向', 2],
  ['贺', 2],
  ['廖', 2],
  ['段', 1],
  ['尹', 1],
  ['邹', 2],
  ['夏', 1],
  ['石', 1],
  ['龚', 1],
  ['易', 2],
  ['文', 1],
];

const FEMALE = [
  '秀英',
  '桂兰',
  '丽',
  '婷',
  '雪梅',
  '晓燕',
  '玉珍',
  '芳',
  '小红',
  '静',
  '春花',
  '美玲',
  '慧',
  '艳',
  '思琪',
  '海霞',
  '雅琴',
  '冬梅',
  '佳怡',
  '翠云',
  '小兰',
  '文静',
  '金莲',
  '丹',
  '菊香',
];

const MALE = [
  '建国',
  '志强',
  '伟',
  '勇',
  '军',
  '国华',
  '海波',
  '明',
  '小平',
  '文斌',
  '德生',
  '永福',
  '俊杰',
  '建军',
  '磊',
  '家宝',
  '立新',
  '振华',
  '浩',
  '光明',
  '水生',
  '长根',
  '鹏',
  '新民',
  '云飞',
];

/** An invented person: name and gender. Any likeness to living people is chance. */
export interface InventedName {
  name: string;
  gender: Gender;
}

/** Invents names without repeating one within the set given. */
export function inventName(random: Random, taken: Set<string>): InventedName {
  for (;;) {
    const surname = SURNAMES[random.weighted(SURNAMES.map(([, weight]) => weight))]?.[0] ?? '李';
    const gender: Gender = random.chance(0.5) ? 'female' : 'male';
    const given = random.pick(gender === 'female' ? FEMALE : MALE);
    const name = `${surname}${given}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, gender };
  }
}

/** An invented mobile number: 199-0000-xxxx, a block that no directory lists. */
export function inventPhone(line: number): string {
  if (line < 0 || line > 9999)
    throw new RangeError(`The block has 10,000 lines, not ${String(line)}`);
  return `1990000${String(line).padStart(4, '0')}`;
}
