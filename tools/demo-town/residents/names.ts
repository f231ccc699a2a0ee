/** Names of residents: as skewed as real ones, so that a village has two of the same. */
import type { Gender } from '../names.ts';
import type { Random } from '../random.ts';

const surnames: readonly (readonly [string, number])[] = (
  '李79 王72 张71 刘69 陈57 杨40 周36 黄34 罗31 彭29 胡26 谢24 邓22 曾20 肖20 唐19 谭18 何18 欧阳6 蒋15 龙14 向13 贺12 廖12 ' +
  '段9 尹9 邹11 夏9 石10 龚8 易10 文8 吴19 徐14 朱13 郭12 孙11 马9 林11 高9 梁8 宋8 郑8 韩6 冯7 萧3 叶8 苏6 吕6 贾4 钟7 鄢2 ' +
  '戴6 陶5 汤6 毛6 秦5 姚5 田6 方5 熊6 金4 范5 邱4 付4 袁6 聂3 左2 单1 覃3 丁4 任4 沈4 卢3 姜3 崔2 史2 侯2 江3 尤1 骆1'
)
  .split(' ')
  .map((entry) => {
    const [, name = '', weight = '1'] = /^(\D+)(\d+)$/.exec(entry) ?? [];
    return [name, Number(weight)] as const;
  });
const surnameWeights = surnames.map(([, weight]) => weight);

/** Characters of given names that sound the same: what a clerk who listens writes. */
export const soundGroups: readonly string[] = (
  '伟玮炜纬 芳方坊 丽莉利俪立力 静靖婧敬 军君钧均 洋阳扬 勇永咏 艳燕彦雁 娟涓鹃 涛滔 明名铭鸣 秀绣 霞侠 平萍苹 刚钢 桂贵 ' +
  '英瑛莹颖 华骅桦 玉钰裕育昱 兰岚 红宏鸿洪虹 梅玫枚 建健剑 国帼 志智治致 文雯 辉晖徽 慧惠卉 俊峻骏 杰洁捷婕 浩昊皓灏 宇雨羽禹语 ' +
  '轩萱煊 欣新鑫昕馨 怡宜仪 艺毅义逸亦易奕益 佳嘉家加 子梓紫 涵晗寒 博波勃 晨辰宸 诗施师 雪学 春椿 冬东栋 海 龙隆 福富 生升声胜 ' +
  '德得 根 珍真贞臻 荣容蓉融 翠 云芸耘 莲连廉 凤 仙先 琴勤芹秦 清青卿庆 林琳霖麟 淼渺 喆哲 堃坤昆 峰锋枫丰 金锦津 瑾谨晋 长常昌畅 ' +
  '光广 成诚承程 忠中钟 祥翔详 湘香 强 超 磊 鹏 飞 敏 婷 丹 思 晓小肖 满 桃 菊 娥 香湘 元源远 美 秋 ' +
  '花 社 运韵 朝潮 兵斌彬 武 全泉 炎岩言 发 友有 余宇 良梁 正政 才财 星兴 田甜 爱 银寅 月悦岳 素 细 冬'
).split(' ');

const olderMale =
  '建国 建军 国华 德生 水生 长根 福生 光明 永福 新民 志强 卫国 爱国 友生 元生 春生 文斌 国强 伟 勇 军 明 平 兵 刚'.split(
    ' ',
  );
const olderFemale =
  '秀英 桂兰 玉珍 桂英 春花 翠云 菊香 金莲 玉兰 秀兰 满英 细妹 冬梅 雪梅 玉梅 爱莲 月娥 桃英 芳 丽 红 霞 艳 梅 香'.split(
    ' ',
  );
const youngMale =
  '浩宇 子轩 俊杰 宇轩 梓涵 博文 嘉豪 伟 鹏 磊 超 浩 杰 涛 强 志鹏 海波 云飞 家宝 俊峰 明哲 思源 文博 晨 星辰'.split(
    ' ',
  );
const youngFemale =
  '欣怡 梓涵 思琪 佳怡 婷 静 雨欣 诗涵 子萱 晓燕 丹 敏 婷婷 海霞 雅琴 美玲 慧 思雨 佳慧 紫涵 雯 颖 洁 雪 晓红'.split(
    ' ',
  );

const male =
  '建国志德文永福春生水长根光明新友元伟勇军平刚强海波云飞鹏浩宇俊杰博嘉晨星辰家宝立华辉峰林涛超良才正成忠祥武全发银喆堃'.split(
    '',
  );
const female =
  '秀英桂兰玉珍春花翠云菊香金莲满细妹冬梅雪爱月娥桃芳丽红霞艳欣怡思琪佳婷静雨诗涵萱晓燕丹敏雅琴美玲慧紫雯颖洁淼湘'.split(
    '',
  );

/** A surname, as common as it is. */
export function inventSurname(random: Random): string {
  return surnames[random.weighted(surnameWeights)]?.[0] ?? '李';
}

/** A given name of its time: some are on every second door, most are somebody's own. */
export function inventGiven(random: Random, gender: Gender, birthYear: number): string {
  const isYoung = birthYear >= 1985;
  if (random.chance(0.22)) {
    if (gender === 'male') return random.pick(isYoung ? youngMale : olderMale);
    return random.pick(isYoung ? youngFemale : olderFemale);
  }
  const characters = gender === 'male' ? male : female;
  const first = random.pick(characters);
  return random.chance(0.2) ? first : first + random.pick(characters);
}

const homophones = new Map<string, string>();
for (const group of soundGroups) {
  for (const character of group) {
    homophones.set(character, (homophones.get(character) ?? '') + group.replace(character, ''));
  }
}

/** The name with one character replaced by one that sounds the same; itself when there is none. */
export function misheard(random: Random, name: string): string {
  const places = [...name].flatMap((character, at) =>
    at > 0 && (homophones.get(character) ?? '') !== '' ? [at] : [],
  );
  if (places.length === 0) return name;
  const at = random.pick(places);
  const others = [...(homophones.get(name[at] ?? '') ?? '')];
  return name.slice(0, at) + random.pick(others) + name.slice(at + 1);
}

const traditional = new Map(
  (
    '张張刘劉陈陳杨楊黄黃吴吳孙孫马馬罗羅郑鄭谢謝韩韓冯馮邓鄧萧蕭叶葉苏蘇吕呂蒋蔣贾賈钟鍾谭譚邹鄒龙龍贺賀龚龔华華国國军軍丽麗艳艷兰蘭' +
    '红紅凤鳳云雲伟偉强強杰傑东東庆慶宝寶荣榮义義刚剛鹏鵬飞飛辉輝远遠胜勝涛濤哲喆坤堃渺淼升昇峰峯珍珎'
  )
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/** The name in traditional or variant characters, where it has some. */
export function inVariants(name: string): string {
  return [...name].map((character) => traditional.get(character) ?? character).join('');
}
