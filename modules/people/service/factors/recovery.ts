/** Recovery codes, for who lost the second factor. */
import { randomInt } from 'node:crypto';
import type { Tx } from '#platform/database/index.ts';
import { replaceRecoveryCodes } from '../../store/factors.ts';
import { digestOf } from '../identity.ts';

/** Letters and digits that nobody confuses; at least one letter keeps a code apart from six digits. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const codes = 10;
const signsOfCode = 16;

/** A code as it is compared: without spaces and dashes, in small letters. */
export function plainCode(text: string): string {
  return text.replace(/[\s-]/g, '').toLowerCase();
}

/** Gives a person ten new codes, 79 bits each; the old ones are worthless. @returns them, in groups of four */
export async function giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const made = Array.from({ length: codes }, () =>
    Array.from({ length: signsOfCode }, () => signs[randomInt(signs.length)]).join(''),
  );
  await replaceRecoveryCodes(
    tx,
    personId,
    made.map((code) => digestOf(code)),
  );
  return made.map((code) => code.match(/.{4}/g)?.join('-') ?? code);
}
