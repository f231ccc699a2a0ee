/** Numbers as they are read aloud on the telephone: in groups, in Chinese words. Pure, browser-safe. */

const plain = '零一二三四五六七八九';
/** As read over bad lines: 一 and 七 sound alike, so 一 is 幺 (yāo). */
const overLines = '零幺二三四五六七八九';

/** How a number is read. */
export interface ReadOutOptions {
  /** Read 1 as 幺. */
  readonly yao: boolean;
  /** Digits read in one breath; 4 unless said. */
  readonly group?: number;
}

/**
 * A number in groups for reading aloud: `SB20261127-0012` → `S B，二零二六，幺幺二七，零零幺二`. Letters are said one by
 * one; dashes only part the groups; a telephone number of 11 digits is said 3-4-4, as people do.
 */
export function readOut(number: string, { yao, group = 4 }: ReadOutOptions): string {
  const words = yao ? overLines : plain;
  const runs = number.toUpperCase().match(/[A-Z]+|\d+/g) ?? [];
  return runs
    .flatMap((run) => (/\d/.test(run) ? grouped(run, group) : [[...run].join(' ')]))
    .map((part) => part.replace(/\d/g, (digit) => words[Number(digit)] ?? digit))
    .join('，');
}

/** The digits of a run, in groups. */
function grouped(digits: string, group: number): string[] {
  if (/^1\d{10}$/.test(digits)) return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  const parts: string[] = [];
  for (let at = 0; at < digits.length; at += group) parts.push(digits.slice(at, at + group));
  return parts;
}
