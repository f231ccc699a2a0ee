/**
 * The body under SM4, as devices of the edition of 2025 may send it. The public sources on that edition
 * agree on SM4 over the text between the marks, not on mode and spelling: both are settings of the device.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type Refused, refused } from './tolerance.ts';

/** How a device enciphers its body. */
export interface Sm4Setting {
  /** 32 hexadecimal digits. */
  readonly key: string;
  readonly mode: 'ecb' | 'cbc';
  /** 32 hexadecimal digits; for cbc only. */
  readonly iv?: string;
  readonly spelling: 'hex' | 'base64';
}

/** Whether a setting can be used. */
export function isSm4Setting(value: unknown): value is Sm4Setting {
  if (typeof value !== 'object' || value === null) return false;
  const { key, mode, iv, spelling } = value as Record<string, unknown>;
  const isHex = (text: unknown) => typeof text === 'string' && /^[0-9A-Fa-f]{32}$/.test(text);
  return (
    isHex(key) &&
    (mode === 'ecb' || (mode === 'cbc' && isHex(iv))) &&
    (spelling === 'hex' || spelling === 'base64')
  );
}

/** Enciphers the text of a body (PKCS#7 padding). */
export function encipherBody(cp: string, setting: Sm4Setting): string {
  const cipher = createCipheriv(
    `sm4-${setting.mode}`,
    Buffer.from(setting.key, 'hex'),
    ivOf(setting),
  );
  const bytes = Buffer.concat([cipher.update(cp, 'utf8'), cipher.final()]);
  const text = bytes.toString(setting.spelling);
  return setting.spelling === 'hex' ? text.toUpperCase() : text;
}

/** Deciphers a body; refuses what does not come out whole (wrong key, damaged text). */
export function decipherBody(cp: string, setting: Sm4Setting): { ok: true; cp: string } | Refused {
  const pattern = setting.spelling === 'hex' ? /^([0-9A-Fa-f]{2})+$/ : /^[A-Za-z0-9+/]+={0,2}$/;
  if (!pattern.test(cp)) return refused('bad-frame', `the body is not ${setting.spelling}`);
  try {
    const key = Buffer.from(setting.key, 'hex');
    const decipher = createDecipheriv(`sm4-${setting.mode}`, key, ivOf(setting));
    const bytes = [decipher.update(Buffer.from(cp, setting.spelling)), decipher.final()];
    return { ok: true, cp: Buffer.concat(bytes).toString('utf8') };
  } catch {
    return refused('bad-frame', 'the body cannot be deciphered');
  }
}

function ivOf({ mode, iv }: Sm4Setting): Buffer | null {
  return mode === 'cbc' ? Buffer.from(iv ?? '', 'hex') : null;
}
