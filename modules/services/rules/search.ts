/** Finding an item by its title, by other words for it, by pinyin or initials, in traditional characters too. A hundred items at most: no index. */
import { nameSyllables } from '#platform/text/pinyin.ts';
import { simplified } from '#platform/text/simplify.ts';
import type { ItemContent } from '../contract/item.ts';

type Searched = Pick<ItemContent, 'titleZh' | 'titleEn' | 'keywords' | 'summaryZh'>;

/** Points of an item for the words; 0 when it has nothing to do with them. */
export function scoreOf(item: Searched, words: string): number {
  const wanted = simplified(words.normalize('NFKC').toLowerCase()).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return 1;
  const scores = wanted.map((word) => wordScore(item, word));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function wordScore(item: Searched, word: string): number {
  const title = item.titleZh.toLowerCase();
  if (title === word) return 100;
  if (title.startsWith(word)) return 80;
  if (title.includes(word)) return 60;
  if (item.keywords.some((key) => key.toLowerCase() === word)) return 55;
  if (
    item.keywords.some(
      (key) =>
        key.toLowerCase().includes(word) || (key.length > 1 && word.includes(key.toLowerCase())),
    )
  )
    return 45;
  if (item.titleEn.toLowerCase().includes(word)) return 40;
  if (/^[a-z]+$/.test(word)) return soundScore(item, word);
  if (item.summaryZh.toLowerCase().includes(word)) return 20;
  return bigramScore(item, word);
}

/** `ruxue` or `rx` for 入学. */
function soundScore(item: Searched, word: string): number {
  for (const [text, points] of [
    [item.titleZh, 50],
    ...item.keywords.map((key) => [key, 35] as const),
  ] as const) {
    const syllables = nameSyllables(text);
    const whole = syllables.join('').toLowerCase();
    const initials = syllables
      .map((one) => one.charAt(0))
      .join('')
      .toLowerCase();
    if (whole.includes(word) && word.length > 1) return points;
    if (initials.includes(word) && word.length > 1) return points - 10;
  }
  return 0;
}

/** Long questions (孩子上小学怎么报名) share pairs of characters with what they mean. */
function bigramScore(item: Searched, word: string): number {
  const signs = [...word];
  if (signs.length < 3) return 0;
  const text = [item.titleZh, ...item.keywords, item.summaryZh].join('|');
  const pairs = signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
  const found = pairs.filter((pair) => text.includes(pair)).length;
  return found >= Math.max(1, Math.ceil(pairs.length / 4))
    ? Math.round((found / pairs.length) * 15)
    : 0;
}

/** The items that answer the words, the best first. */
export function found<T extends { readonly content: Searched }>(
  items: readonly T[],
  words: string,
): T[] {
  return items
    .map((item, place) => ({ item, place, score: scoreOf(item.content, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ item }) => item);
}
