/** Time-based one-time passwords (RFC 6238 over RFC 4226): the six digits of an authenticator app. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that one code lives (RFC 6238, 5.2). */
export const stepSeconds = 30;

/** Codes of the step before and after are taken too: clocks of phones differ. */
const window = 1;

type Hash = 'sha1' | 'sha256' | 'sha512';

/** The code of one step. Authenticator apps know six digits and SHA-1; the rest is for the vectors of the RFC. */
export function codeOf(secret: Buffer, step: number, digits = 6, hash: Hash = 'sha1'): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac(hash, secret).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  const value = (digest.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits;
  return String(value).padStart(digits, '0');
}

/** The step of an instant. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/**
 * The step whose code was given, or null. A step that was used (or an older one) is never taken again,
 * so that a code seen over a shoulder is worth nothing (RFC 6238, 5.2).
 *
 * @param lastStep the last step that was taken; null when none was
 */
export function stepOf(
  secret: Buffer,
  code: string,
  at: { readonly now: Date; readonly lastStep: number | null },
): number | null {
  const present = stepAt(at.now);
  const steps = Array.from({ length: 2 * window + 1 }, (_, index) => present - window + index);
  const fitting = steps.filter((step) => isSame(codeOf(secret, step), code));
  return fitting.find((step) => at.lastStep === null || step > at.lastStep) ?? null;
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648, 6), as authenticator apps take a secret by hand. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** The bytes of a base32 text; signs that do not belong are left out. */
export function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase()]
    .map((sign) => alphabet.indexOf(sign))
    .filter((value) => value >= 0)
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The address that an authenticator app reads from the QR code (Key URI format of Google Authenticator). */
export function keyAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({ secret: base32(secret), issuer });
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`;
}
