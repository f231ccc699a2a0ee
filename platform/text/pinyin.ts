/** Sounds of Chinese characters, read once each: for finding names that sound alike. */
import { pinyin } from 'pinyin-pro';

const read = new Map<string, string>();
const readAsSurname = new Map<string, string>();

/** The toneless syllable of a character (`ü` as `v`); a character that has none stands for itself. */
function syllableOf(character: string, place: 'surname' | 'inside' = 'inside'): string {
  const known = place === 'surname' ? readAsSurname : read;
  let syllable = known.get(character);
  if (syllable === undefined) {
    const mode = place === 'surname' ? 'surname' : 'normal';
    syllable = pinyin(character, { toneType: 'none', v: true, mode });
    known.set(character, syllable);
  }
  return syllable;
}

/** The syllables of a person's name: 单晓燕 → shan xiao yan. */
export function nameSyllables(name: string): string[] {
  return [...name].map((character, at) => syllableOf(character, at === 0 ? 'surname' : 'inside'));
}

/** The syllables of a phrase, each character read as it is in the phrase: 银行 → yin hang; other letters stand for themselves. */
export function phraseSyllables(phrase: string): string[] {
  return pinyin(phrase, { toneType: 'none', v: true, type: 'array' });
}
