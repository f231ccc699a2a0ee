/** Chinese names in the forms in which they are compared. */
import { nameSyllables } from '#platform/text/pinyin.ts';

/** Characters of one name written in two ways: traditional or variant, then the one that is used here. */
const variants = new Map(
  (
    '張张劉刘陳陈楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢韓韩馮冯鄧邓許许蕭肖萧肖葉叶蘇苏呂吕蔣蒋賈贾鍾钟鐘钟譚谭鄒邹龍龙賀贺龔龚' +
    '華华國国軍军麗丽艷艳豔艳蘭兰紅红鳳凤雲云偉伟強强彊强傑杰東东慶庆寶宝榮荣興兴義义剛刚鵬鹏飛飞輝辉遠远勝胜澤泽潤润濤涛' +
    '齊齐學学禮礼萬万珎珍峯峰羣群喆哲堃坤昇升陞升淼渺嶽岳蓮莲藝艺雙双貴贵連连銀银鋒锋鋼钢錦锦鎮镇長长門门陽阳陰阴雞鸡霑沾' +
    '靜静順顺頌颂風风養养駿骏鵑鹃鶴鹤麥麦燁烨煒炜瑋玮緯纬綱纲維维聖圣聰聪聲声蘊蕴衛卫視视詩诗誠诚諾诺讓让賢贤資资'
  )
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/** Surnames of two characters that are common enough to matter. */
const compounds = new Set('欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 令狐 司徒 夏侯 慕容'.split(' '));

/** A name without blanks, points and variants: ` 歐陽·淼 ` → 欧阳渺. Empty when nothing is left. */
export function plainName(written: string): string {
  const compact = written.normalize('NFKC').replace(/[^\p{Letter}]/gu, '');
  return [...compact]
    .map((character) => variants.get(character) ?? character)
    .join('')
    .toLowerCase();
}

/** Sounds that many speakers and writers do not tell apart. */
function foldedSyllable(syllable: string): string {
  return syllable
    .replace(/^zh/, 'z')
    .replace(/^ch/, 'c')
    .replace(/^sh/, 's')
    .replace(/^l/, 'n')
    .replace(/^hu(?=.)/, 'f')
    .replace(/ng$/, 'n');
}

/** The sound of a plain name, and behind the bar the same with near sounds folded: `shan ling|san nin`. */
export function soundOf(plain: string): string {
  if (plain === '') return '';
  const syllables = nameSyllables(plain);
  return `${syllables.join(' ')}|${syllables.map(foldedSyllable).join(' ')}`;
}

/** The sound of the surname of a plain name. */
export function surnameSound(plain: string): string {
  const length = compounds.has(plain.slice(0, 2)) ? 2 : 1;
  return nameSyllables(plain.slice(0, length)).join('');
}
