/** Whether a password is too easily guessed (NIST SP 800-63B 5.1.1.2: length and known lists, no composition rules). */

/** Why a password is too weak. */
export type PasswordFault = 'short' | 'common' | 'name' | 'uniform';

/** Shortest password, characters. */
export const shortestPassword = 10;

/** Digits and signs around a word that guessing programs try anyway: password2024!, 123password. */
const mostAround = 8;

/**
 * Why a password is too weak, or null.
 *
 * @param names the person's own words: user name, name, phone
 * @param isCommon whether a word, in small letters, stands on the list of passwords that leaked
 */
export function passwordFault(
  password: string,
  names: readonly string[],
  isCommon: (word: string) => boolean,
): PasswordFault | null {
  if ([...password].length < shortestPassword) return 'short';
  const lower = password.normalize('NFKC').toLowerCase();
  if (names.some((name) => name.length >= 3 && lower.includes(name.toLowerCase()))) return 'name';
  if (new Set(lower).size < 4 || isRepeated(lower) || isRun(lower)) return 'uniform';
  return coresOf(lower).some(isCommon) ? 'common' : null;
}

/** What is left of a password when the usual disguises are taken off. */
function coresOf(lower: string): string[] {
  const plain = lower.replace(/[@$013!5]/g, (sign) => leet[sign] ?? sign);
  return [...new Set([lower, plain, ...[lower, plain].flatMap(bare)])];
}

const leet: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '!': 'i',
  '5': 's',
};

/** The word inside digits and signs; nothing when what stands around it is long enough to count. */
function bare(text: string): string[] {
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return word.length >= 4 && text.length - word.length <= mostAround ? [word] : [];
}

/** A short piece again and again: abcabcabcabc, 12341234. */
function isRepeated(lower: string): boolean {
  return [1, 2, 3, 4, 5, 6].some(
    (size) =>
      lower.length >= 2 * size &&
      lower === lower.slice(0, size).repeat(lower.length).slice(0, lower.length) &&
      lower.length % size === 0,
  );
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
];

/** Neighbours on the keyboard or in the alphabet, forwards or back. */
function isRun(lower: string): boolean {
  const back = [...lower].reverse().join('');
  return rows.some((row) => row.includes(lower) || row.includes(back));
}
