/** What the telephone exchange (CTI) tells by webhook, and how it signs it. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Notices older or newer than that are refused: a recorded one cannot be played again later. */
export const toleranceSeconds = 300;

/**
 * The signature of a notice: header `x-zhenshu-signature: t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">` over the
 * bytes as sent.
 */
export function signatureOf(secret: string, body: string | Buffer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${digestOf(secret, seconds, body).toString('hex')}`;
}

/** Whether a notice was signed with the secret, lately. */
export function isSigned(
  secret: string,
  body: string | Buffer,
  { header, now }: { readonly header: string; readonly now: Date },
): boolean {
  const [, written, digest] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (secret === '' || !written || !digest) return false;
  const seconds = Number(written);
  if (Math.abs(now.getTime() / 1000 - seconds) > toleranceSeconds) return false;
  return timingSafeEqual(digestOf(secret, seconds, body), Buffer.from(digest, 'hex'));
}

function digestOf(secret: string, seconds: number, body: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}
