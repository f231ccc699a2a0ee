import type { FoldedText } from './fold.ts';
import type { Finding, PersonalKind } from './finding.ts';
import {
  hasLuhnDigit,
  hasPlausibleOrigin,
  isBankCard,
  isChineseMobile,
  isIdentityNumber,
  isLandline,
  isOldIdentityNumber,
} from './validation.ts';

/** Digits written together; `start` and `end` are places in the folded text. */
interface Group {
  digits: string;
  start: number;
  end: number;
  isNumeral: boolean;
}

// Groups of one number stand at most three such characters apart: 138 - 1234 - 5678, (0731) 85…
const RUN = /\d(?:[ \t\-.·•()_/]{0,3}\d|[ \t-]{0,2}X(?![A-Z0-9]))*/g;

/** Telephone, identity and card numbers: whole groups of digits that together form one. */
export function findNumbers(folded: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const run of folded.text.matchAll(RUN)) {
    const groups = groupsOf(folded, run.index, run.index + run[0].length);
    for (let first = 0; first < groups.length; ) {
      const hit = longestNumber(folded, groups, first);
      if (hit) found.push(hit.finding);
      first = hit ? hit.next : first + 1;
    }
  }
  return found;
}

function groupsOf(folded: FoldedText, start: number, end: number): Group[] {
  const groups: Group[] = [];
  for (let at = start; at < end; at += 1) {
    const char = folded.text[at] ?? '';
    if (!/[\dX]/.test(char)) continue;
    const isNumeral = folded.isNumeral[at] === true;
    const last = groups.at(-1);
    // Numerals in words stand singly, so that a numeral of the next word can be left out.
    const joins = last && last.end === at && !isNumeral && !last.isNumeral;
    if (joins) {
      last.digits += char;
      last.end = at + 1;
    } else {
      groups.push({ digits: char, start: at, end: at + 1, isNumeral });
    }
  }
  return groups;
}

const LONGEST = 23;

function longestNumber(
  folded: FoldedText,
  groups: readonly Group[],
  first: number,
): { finding: Finding; next: number } | undefined {
  const start = groups[first]?.start ?? 0;
  let digits = '';
  let hit: { finding: Finding; next: number } | undefined;
  for (let last = first; last < groups.length && digits.length <= LONGEST; last += 1) {
    const group = groups[last];
    if (!group) break;
    digits += group.digits;
    if (digits.length < 7 || !standsAlone(folded, start, group.end)) continue;
    const before = folded.text.slice(Math.max(0, start - 10), start);
    const known = kindOf(digits, before);
    if (!known || isDottedNumber(folded.text.slice(start, group.end))) continue;
    const from = startWithSign(folded.text, start, group.end);
    const finding = folded.finding(known.kind, from, group.end, known.value);
    hit = { finding, next: last + 1 };
  }
  return hit;
}

// The sign of +86… and the bracket of (0731)… belong to the number.
function startWithSign(text: string, start: number, end: number): number {
  const sign = text[start - 1];
  if (sign === '+') return start - 1;
  const isOpened = sign === '(' && /^[^(]*\)/.test(text.slice(start, end));
  return isOpened ? start - 1 : start;
}

// 15812.345678 is a decimal number, 192.168.100.25 an address of a computer.
function isDottedNumber(written: string): boolean {
  return /^\d+\.\d+$/.test(written) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(written);
}

const CALLING_LETTERS = /(?:TEL|PHONE|MOBILE|MOB|CALL|WX|VX|WEIXIN|WECHAT|QQ|ID|NO)$/;

// DD13812345678 is an order number, TEL13812345678 is not.
function standsAlone(folded: FoldedText, start: number, end: number): boolean {
  const after = folded.text[end] ?? '';
  if (/[A-Z]/.test(after) || (after === '@' && end - start < 20)) return false;
  const letters = /[A-Z]+[-_ ]?$/.exec(folded.text.slice(Math.max(0, start - 8), start))?.[0];
  if (letters === undefined) return true;
  return /[ ]$/.test(letters) || CALLING_LETTERS.test(letters.replace(/[-_ ]$/, ''));
}

function kindOf(digits: string, before: string): { kind: PersonalKind; value: string } | undefined {
  const mobile = digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  if (isChineseMobile(mobile)) return { kind: 'mobile', value: mobile };
  if (isLandline(digits)) return { kind: 'landline', value: digits };
  if (/^86[1-9]/.test(digits) && isLandline(`0${digits.slice(2)}`)) {
    return { kind: 'landline', value: `0${digits.slice(2)}` };
  }
  const isTypo = /^\d{17}[\dX]$/.test(digits) && /身份证|证件/.test(before);
  if (isIdentityNumber(digits) || (isTypo && hasPlausibleOrigin(digits))) {
    return { kind: 'identityNumber', value: digits };
  }
  if (isOldIdentityNumber(digits)) return { kind: 'identityNumber', value: digits };
  if (isBankCard(digits)) return { kind: 'bankCard', value: digits };
  const isNamedCard = /^\d{16,19}$/.test(digits) && /卡|银行|账号|账户/.test(before);
  if (isNamedCard && hasLuhnDigit(digits)) return { kind: 'bankCard', value: digits };
  if (
    /^[2-8]\d{6,7}$/.test(digits) &&
    /(?:电话|座机|固话|宅电)(?:号码)?[是为:： ]{0,2}$/.test(before)
  ) {
    return { kind: 'landline', value: digits };
  }
  return undefined;
}
