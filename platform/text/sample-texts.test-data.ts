import { isPlate } from './validation.ts';

/** One generated message with what is personal in it: made for measuring `maskPersonal`. */
export interface SampleText {
  text: string;
  /** Places of the personal pieces. */
  personal: { start: number; end: number; kind: string }[];
}

/** A small seeded random source (mulberry32), so that a failing text can be made again. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

function whole(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[whole(random, 0, items.length - 1)] ?? items[0];
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => whole(random, 0, 9)).join('');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function mobile(random: Random): string {
  return `1${whole(random, 3, 9)}${digits(random, 9)}`;
}

function landline(random: Random): string {
  const code = pick(random, ['0731', '010', '021', '0755', '0570', '0898']);
  const gap = pick(random, ['-', '', ' ', ') ']);
  const number = `${whole(random, 2, 8)}${digits(random, code.length === 3 ? 7 : whole(random, 6, 7))}`;
  return `${gap === ') ' ? '(' : ''}${code}${gap}${number}`;
}

function identityNumber(random: Random): string {
  const region = pick(random, ['430121', '110101', '441900', '350582', '522601']);
  const birth = `${whole(random, 1935, 2015)}${two(whole(random, 1, 12))}${two(whole(random, 1, 28))}`;
  const body = region + birth + digits(random, 3);
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(body[at]) * (2 ** (17 - at) % 11);
  return body + '10X98765432'[sum % 11];
}

function oldIdentityNumber(random: Random): string {
  const birth = `${whole(random, 30, 85)}${two(whole(random, 1, 12))}${two(whole(random, 1, 28))}`;
  return pick(random, ['430121', '110101', '441900']) + birth + digits(random, 3);
}

function bankCard(random: Random): string {
  const [start, length] = pick<[string, number]>(random, [
    ['622202', 19],
    ['621700', 19],
    ['625912', 16],
    ['6228480', 19],
    ['4367', 16],
    ['5187', 16],
  ]);
  const body = start + digits(random, length - start.length - 1);
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const value = Number(body[body.length - 1 - at]) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return body + ((10 - (sum % 10)) % 10);
}

function plate(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const head = pick(random, ['湘', '粤', '京', '浙', '川', '鲁']) + letters[whole(random, 0, 23)];
  const newEnergy = `${pick(random, ['D', 'F'])}${digits(random, 5)}`;
  const usual = Array.from({ length: 5 }, (_, at) =>
    at < 2 && random() < 0.3 ? letters[whole(random, 0, 23)] : digits(random, 1),
  ).join('');
  const tail = random() < 0.4 ? newEnergy : usual;
  const made = head + tail;
  if (!isPlate(made)) throw new Error(`the generator made no plate: ${made}`);
  return head + pick(random, ['', '', '·', ' ', '-']) + tail;
}

function email(random: Random): string {
  const name = pick(random, ['zhangsan', 'li.si', 'wang_wu', 'a', 'chen-liu', mobile(random)]);
  const host = pick(random, ['qq.com', '163.com', 'gmail.com', 'mail.town.gov.cn']);
  return `${name}${random() < 0.3 ? digits(random, 3) : ''}${pick(random, ['@', '@', ' @ '])}${host}`;
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

function inNumerals(text: string, zero: string): string {
  return text.replace(/\d/g, (digit) => `${zero}一二三四五六七八九`[Number(digit)] ?? digit);
}

function grouped(text: string, sizes: readonly number[], gap: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(text.slice(at, at + size));
    at += size;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '').join(gap);
}

function disguised(random: Random, kind: string, plain: string): string {
  const gap = pick(random, [' ', '-', '－', ' - ', '　', '·']);
  const sizes: Record<string, [number[], ...number[][]]> = {
    mobile: [[3, 4], [3, 8], [4, 3], [3, 3, 3], Array<number>(10).fill(1)],
    identityNumber: [
      [6, 8],
      [6, 4, 4],
      [3, 3, 4, 4],
    ],
    bankCard: [
      [4, 4, 4, 4],
      [6, 4, 4],
    ],
  };
  const known = sizes[kind];
  const way = random();
  if (way < 0.45) return plain;
  if (way < 0.6) return fullWidth(plain);
  if (!known) return plain;
  if (way < 0.8) return grouped(plain, pick(random, known), gap);
  if (way < 0.9) return inNumerals(plain, pick(random, ['零', '〇']));
  if (kind === 'mobile' && way < 0.95) return pick(random, ['+86 ', '86', '+86-', '0086']) + plain;
  return inNumerals(plain.slice(0, 3), '零') + plain.slice(3);
}

const MAKERS: readonly [string, (random: Random) => string][] = [
  ['mobile', mobile],
  ['mobile', mobile],
  ['mobile', mobile],
  ['landline', landline],
  ['identityNumber', identityNumber],
  ['identityNumber', oldIdentityNumber],
  ['bankCard', bankCard],
  ['plate', plate],
  ['email', email],
];

const BEFORE = [
  '我的电话是',
  '联系',
  '，请打',
  '车主 ',
  '打',
  '：',
  '(',
  '张三',
  '尾号不对，应是',
  '有事找我',
] as const;
const AFTER = [
  '。',
  '，一直打不通',
  ' 谢谢',
  '，三天了',
  '）',
  '二楼住户',
  '请回复',
  '',
  '\n',
  '!',
] as const;

function decoy(random: Random): string {
  const year = whole(random, 2023, 2026);
  const [month, day] = [two(whole(random, 1, 12)), two(whole(random, 1, 28))];
  const makers: [() => string, ...(() => string)[]] = [
    () => `订单号${year}${month}${day}${digits(random, whole(random, 6, 12))}`,
    () => `订单DD${digits(random, 11)}`,
    () => `快递单号SF${digits(random, 13)}`,
    () => `${year}-${month}-${day} ${two(whole(random, 0, 23))}:${two(whole(random, 0, 59))}`,
    () => `${year}年${Number(month)}月${Number(day)}日`,
    () => `${year}${month}${day}`,
    () => `${whole(random, 1, 9999)}.${digits(random, 2)}元`,
    () => `¥${whole(random, 1, 99)},${digits(random, 3)}.00`,
    () => `案件编号QX-${year}${month}${day}-${digits(random, 4)}-${digits(random, 1)}`,
    () => `12345热线工单${year}${month}${day}${digits(random, 5)}`,
    () => `拨打${pick(random, ['110', '12345', '119', '95598', '400-800-1234', '10086'])}`,
    () => `112.${digits(random, 6)}, 28.${digits(random, 6)}`,
    () => `水表读数${digits(random, 8)}`,
    () => `192.168.${whole(random, 1, 255)}.${whole(random, 100, 255)}`,
    () => `路灯杆编号${digits(random, 6)}-${digits(random, 3)}`,
    () => `二〇二六年十一月二十三日`,
    () => `一百三十八户，一千二百三十四人`,
    () => `门牌三组${whole(random, 1, 200)}号2栋${whole(random, 1, 30)}0${whole(random, 1, 4)}室`,
    () => `GB/T ${whole(random, 10_000, 50_000)}.1-${year}`,
    () =>
      `第${whole(random, 1, 9)}期 ${whole(random, 1, 12)}/${whole(random, 1, 28)} 版本1.${digits(random, 2)}.3`,
    () => `面积${whole(random, 10, 9999)}.${digits(random, 1)}平方米`,
    () => `京A座${whole(random, 1, 30)}楼，川B区`,
  ];
  return pick(random, makers)();
}

const FILLERS = [
  '路灯坏了，',
  '门口垃圾没人收，',
  '下水道堵了一个星期，',
  '店家占道，',
  '一直没人管。',
] as const;

/** One message: fillers, some decoys, and a personal piece in about two of three. */
export function sampleText(random: Random): SampleText {
  const personal: SampleText['personal'] = [];
  let text = pick(random, FILLERS);
  for (let part = whole(random, 1, 3); part > 0; part -= 1) text += `${decoy(random)}，`;
  if (random() < 0.66) {
    const [kind, make] = MAKERS[whole(random, 0, MAKERS.length - 1)] ?? ['mobile', mobile];
    text += pick(random, BEFORE);
    const start = text.length;
    text += disguised(random, kind, make(random));
    personal.push({ start, end: text.length, kind });
    text += pick(random, AFTER);
  }
  if (random() < 0.5) text += `，${decoy(random)}。${pick(random, FILLERS)}`;
  return { text, personal };
}
