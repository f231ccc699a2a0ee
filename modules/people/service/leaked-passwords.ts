/** The list of passwords that leaked and are tried first; about 49,000, offline. */
import { dictionary } from '@zxcvbn-ts/language-common';
import { type PasswordFault, passwordFault } from '../rules/passwords.ts';

/** Read when the first password is set, then kept. */
let list: ReadonlySet<string> | null = null;

/** Chinese favourites that the list, made of world-wide leaks, lacks. */
const local = [
  'woaini1314',
  'woaini520',
  'woaini1314520',
  'woaini',
  'aini1314',
  'zhenshu',
  'qwe123456789',
  'zhongguo',
  'woaizhongguo',
  'mima123456',
  'mima',
  'admin',
  'administrator',
  'guanliyuan',
];

/** Whether a word, in small letters, is one of them. */
export function isLeaked(word: string): boolean {
  list ??= new Set([...dictionary['passwords-common'], ...local]);
  return list.has(word);
}

/**
 * Why a password is too weak, or null, by all that is known of it.
 * @param names the person's own words: the password must not hold them
 * @param places names of the town: alone, or with digits and signs around them, they are tried first here
 */
export function weakness(
  password: string,
  names: readonly string[],
  places: readonly string[],
): PasswordFault | null {
  const words = new Set(places.flatMap((place) => [place, ...place.split(' ')]).map(joined));
  return passwordFault(password, names, (word) => words.has(joined(word)) || isLeaked(word));
}

const joined = (text: string): string => text.toLowerCase().replace(/[\s._-]+/g, '');
