/** Finding resources by words as people type them: parts of titles, fields and keywords, or the first letters of their pinyin. */
import { normaliseText } from '#platform/text/index.ts';
import type { FieldView } from '../contract/shapes.ts';

/** First characters of each letter in the order of pinyin; I, U and V begin no syllable. */
const borders = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';
const byPinyin = new Intl.Collator('zh-u-co-pinyin');

/** The first letters of a text's pinyin: 高龄津贴 → gljt; what is no Chinese character stays. */
export function pinyinInitials(text: string): string {
  return [...text.toLowerCase()]
    .map((sign) => {
      if (!/\p{Script=Han}/u.test(sign)) return /[a-z0-9]/.test(sign) ? sign : '';
      let at = [...borders].findLastIndex((border) => byPinyin.compare(border, sign) <= 0);
      if (at < 0) at = 0;
      return letters[at] ?? '';
    })
    .join('');
}

/** What a resource is found by. */
export function searchTextOf(resource: {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summary: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly sourceSystem: string;
  readonly fields: readonly FieldView[];
  readonly ownerName: string;
}): string {
  const { code, titleZh, titleEn, summary, theme, keywords, sourceSystem, fields, ownerName } =
    resource;
  const words = [
    titleZh,
    titleEn,
    code,
    theme,
    ...keywords,
    ownerName,
    sourceSystem,
    summary,
    ...fields.flatMap(({ titleZh: zh, key }) => [zh, key]),
  ];
  const initials = [titleZh, ...keywords, ownerName, ...fields.map((field) => field.titleZh)].map(
    pinyinInitials,
  );
  return [...words.map((word) => normaliseText(word).toLowerCase()), ...initials].join(' ');
}

/** Whether all words stand in a text, and how well: titles before all else. */
export function searchScore(words: string, text: string, title: string): number {
  const wanted = normaliseText(words).toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return 1;
  if (!wanted.every((word) => text.includes(word))) return 0;
  const plain = normaliseText(title).toLowerCase();
  const initials = pinyinInitials(title);
  return 1 + wanted.filter((word) => plain.includes(word) || initials.startsWith(word)).length;
}
