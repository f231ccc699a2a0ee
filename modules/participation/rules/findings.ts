/** What a machine can find in words before a person reads them. It only points; a moderator decides. */
import { maskPersonal } from '#platform/text/index.ts';
import type { TextFinding } from '../contract/index.ts';

/** Words that insult, as far as a list can tell. */
const insults = [
  '傻逼',
  '傻子',
  '蠢货',
  '白痴',
  '王八蛋',
  '混蛋',
  '狗官',
  '滚蛋',
  '不要脸',
  '他妈的',
  '畜生',
  '废物',
];

/** Kinds of personal data and of insults in words, with how many. */
export function findingsIn(...texts: readonly string[]): TextFinding[] {
  const counts = new Map<string, number>();
  const add = (kind: string, count: number): void => {
    if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
  };
  for (const text of texts) {
    for (const { kind } of maskPersonal(text).findings) add(kind, 1);
    for (const word of insults) add('insult', text.split(word).length - 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Personal data that still stands in words about to be published; insults are the moderator's to judge. */
export function personalIn(...texts: readonly string[]): string[] {
  return findingsIn(...texts)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'insult');
}
