import { foldWidth } from './normalise.ts';

/** Province codes of GB/T 2260, with 81–83 (Hong Kong, Macao, Taiwan residence) and 91. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);
const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `^[${PLATE_PROVINCES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9警学挂港澳领使试超]|[DFABCEGHJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DFABCEGHJK])$`,
);

/** True for an eleven-digit mobile number of mainland China, digits only. */
export function isChineseMobile(value: string): boolean {
  return /^1[3-9]\d{9}$/.test(value);
}

/**
 * A mobile number as people type it (full-width, spaces, hyphens, +86) as eleven digits; undefined
 * when it is none.
 */
export function canonicalMobile(text: string): string | undefined {
  const digits = foldWidth(text)
    .replace(/[\s\-().·]/g, '')
    .replace(/^(?:\+|00)?86(?=1)/, '');
  return isChineseMobile(digits) ? digits : undefined;
}

/**
 * True for a fixed-line number with its area code, digits only: 010 and 02x with eight digits,
 * 03xx to 09xx with seven or eight.
 */
export function isLandline(value: string): boolean {
  return /^(?:010|02[0-57-9])[2-8]\d{7}$/.test(value) || /^0[3-9]\d{2}[2-8]\d{6,7}$/.test(value);
}

/**
 * True for an identity number of 18 places: province, a real birth date from 1900 on, and the check
 * character of GB 11643-1999 (ISO 7064 MOD 11-2). `X` may be small.
 */
export function isIdentityNumber(value: string): boolean {
  const upper = value.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(upper) || !hasPlausibleOrigin(upper)) return false;
  return checkCharacter(upper) === upper[17];
}

/** True for an identity number of the old kind: 15 digits with province and birth date 19xx. */
export function isOldIdentityNumber(value: string): boolean {
  return /^\d{15}$/.test(value) && hasPlausibleOrigin(`${value.slice(0, 6)}19${value.slice(6)}`);
}

/**
 * An identity number in the one form in which numbers are compared: half-width, without separators, a
 * capital X, and 18 places for one of the old 15 (born 19xx). Other documents' numbers keep their places.
 */
export function wholeIdentityNumber(written: string): string {
  const compact = foldWidth(written)
    .replace(/[\s\-·.]/g, '')
    .toUpperCase();
  if (!isOldIdentityNumber(compact)) return compact;
  const longer = `${compact.slice(0, 6)}19${compact.slice(6)}`;
  return longer + checkCharacter(longer);
}

/** The check character of the first 17 places (ISO 7064 MOD 11-2). */
function checkCharacter(first17: string): string {
  const sum = Array.from(first17.slice(0, 17)).reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return '10X98765432'[sum % 11] ?? '';
}

/** Province and birth date of an identity number are possible; its check character is not read. */
export function hasPlausibleOrigin(identityNumber: string): boolean {
  if (!PROVINCES.has(identityNumber.slice(0, 2))) return false;
  const [year, month, day] = [
    identityNumber.slice(6, 10),
    identityNumber.slice(10, 12),
    identityNumber.slice(12, 14),
  ];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return false;
  return Number(year) >= 1900 && Number(year) <= 2100;
}

/**
 * True for a unified social credit code (GB 32100-2015): 18 places without I, O, S, V, Z, the last
 * a check character modulo 31.
 */
export function isSocialCreditCode(value: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const upper = value.toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(upper)) return false;
  let weight = 1;
  let sum = 0;
  for (const char of upper.slice(0, 17)) {
    sum += alphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === upper[17];
}

/**
 * True for a bank card number, digits only: UnionPay (62, 16 to 19 places) or the international
 * schemes (4, 51–55, 35 with 16; 34 and 37 with 15), with a right Luhn digit (ISO/IEC 7812-1).
 */
export function isBankCard(value: string): boolean {
  const known = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/.test(value);
  return known && hasLuhnDigit(value);
}

/** True when the last digit is the Luhn check digit of those before it. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * True for a licence plate of mainland China without separators, capital letters: seven places, or
 * eight for new-energy vehicles (GA 36-2018). At least three of the places behind are digits.
 */
export function isPlate(value: string): boolean {
  return PLATE.test(value) && (value.slice(2).match(/\d/g)?.length ?? 0) >= 3;
}

/** First characters of licence plates. */
export const PLATE_FIRST = PLATE_PROVINCES;
