/** Identity numbers as sources write them: 15 or 18 places, or spoilt by a spreadsheet. */
import { isOldIdentityNumber, wholeIdentityNumber } from '#platform/text/index.ts';

/** What can be read from what was written. */
export interface ReadIdentity {
  /** 18 places where the number allows it; for a damaged one the places that are left; else empty. */
  readonly number: string;
  /** 18 places were written and the check character is right. */
  readonly valid: boolean;
  /** A spreadsheet kept 15 digits and made the rest zeros. */
  readonly damaged: boolean;
}

const nothing: ReadIdentity = { number: '', valid: false, damaged: false };
const asItShouldBe = /^\d{17}[\dX]$/;

/** Reads an identity number. `4.39981E+17` holds too little to be of use and counts as missing. */
export function readIdentity(written: string): ReadIdentity {
  if (written === '') return nothing;
  const plain = asItShouldBe.test(written) ? written : compactOf(written);
  if (/^\d{15}000$/.test(plain)) return { number: plain.slice(0, 15), valid: false, damaged: true };
  if (asItShouldBe.test(plain)) return { number: plain, valid: isChecked(plain), damaged: false };
  if (isOldIdentityNumber(plain)) {
    return { number: wholeIdentityNumber(plain), valid: false, damaged: false };
  }
  return /^\d{12,19}X?$/.test(plain) ? { number: plain, valid: false, damaged: false } : nothing;
}

/** Without blanks, hyphens and the apostrophe that keeps a spreadsheet from counting. */
function compactOf(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s\-·.'’`]/g, '')
    .toUpperCase();
}

/** Whether the check character is right and the birth date can be one. */
function isChecked(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) {
    sum += (number.charCodeAt(at) - 48) * (checkWeights[at] ?? 0);
  }
  return '10X98765432'[sum % 11] === number[17] && readDate(number.slice(6, 14)) !== '';
}

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Birth date of an identity number as eight digits; empty when it holds none. */
export function birthOf({ number }: ReadIdentity): string {
  const birth = number.slice(6, 14);
  return number.length >= 15 ? readDate(birth) : '';
}

/** A date as eight digits: 1958-3-7, 1958/03/07, 1958年3月7日, 19580307 or a day count of a spreadsheet. */
export function readDate(written: string): string {
  const text = written.normalize('NFKC').trim();
  if (text === '') return '';
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D.*)?$/.exec(text);
  if (parts) return dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  // Five digits: from 1927 on. Four would be a year.
  if (!/^\d{5}$/.test(text)) return '';
  // Day 1 of a spreadsheet is 1 January 1900, and it believes that there was a 29 February 1900.
  const day = new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000);
  return dateOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function dateOf(year: number, month: number, day: number): string {
  const isDate = year >= 1880 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!isDate) return '';
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
