/**
 * Identity numbers that no person can have: their region codes (4399xx) are given to no place, their check
 * characters are right.
 */
import type { Gender } from '../names.ts';

/** Region codes in use here, and nowhere else. */
export const inventedRegions = ['439981', '439982', '439983', '439984'] as const;

/** The check character of 17 places (GB 11643-1999, ISO 7064 MOD 11-2). */
function checkCharacter(first17: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(first17[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'[sum % 11] ?? '';
}

/** Gives each the next number of the region, birth date and sex, as registers do. */
export function createRegister(): (region: string, birthDate: string, gender: Gender) => string {
  const given = new Map<string, number>();
  return (region, birthDate, gender) => {
    const beginning = region + birthDate.replaceAll('-', '');
    const key = beginning + gender;
    const count = given.get(key) ?? 0;
    given.set(key, count + 1);
    const order = (count * 2 + (gender === 'male' ? 1 : 0) + 11 * 2) % 1000;
    const first17 = beginning + String(order).padStart(3, '0');
    return first17 + checkCharacter(first17);
  };
}

/** The number as it was before 1999, for who was born in the 20th century. */
export function oldNumber(number: string): string {
  return number.slice(6, 8) === '19' ? number.slice(0, 6) + number.slice(8, 17) : number;
}
