/** Sounds of phrases as people type them: whole pinyin, first letters, and an ear that forgives accents. Pure. */
import { phraseSyllables } from '../text/pinyin.ts';
import { hasHan } from './analyse.ts';

/** How a phrase sounds. */
export interface Sound {
  /** zuidishenghuobaozhang */
  readonly full: string;
  /** zdshbz */
  readonly initials: string;
}

/** The sound of a folded phrase; letters and digits stand for themselves. */
export function soundOf(folded: string): Sound {
  const syllables = hasHan(folded) ? phraseSyllables(folded) : [...folded];
  const plain = syllables.map((syllable) => syllable.replace(/[^a-z0-9]/g, ''));
  return { full: plain.join(''), initials: plain.map((syllable) => syllable[0] ?? '').join('') };
}

/**
 * A sound as a southern ear takes it: zh ch sh as z c s, -ng as -n, ü as u. People write what they say, and the input
 * method then gives other characters.
 */
export function forgiving(full: string): string {
  return full
    .replace(/([zcs])h/g, '$1')
    .replace(/([aei])ng/g, '$1n')
    .replaceAll('v', 'u');
}

/** The letters of a typed text when it may be pinyin: small Latin letters, spaces and apostrophes only. */
export function typedLetters(folded: string): string | null {
  const bare = folded.replace(/[\s'’]+/g, '');
  return /^[a-z]{2,60}$/.test(bare) ? bare : null;
}
