/** Signatures of pushed messages: HMAC-SHA256 over time and body. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be off, either way. */
export const windowSeconds = 300;

/** What is signed: `timestamp.body`. */
export function signatureOf(secret: string, timestamp: string, body: Buffer): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/** What is wrong with a signature; undefined when it fits. */
export function signatureFault(
  secret: string,
  { timestamp, signature }: { readonly timestamp: string; readonly signature: string },
  body: Buffer,
  now: Date,
): string | undefined {
  if (!/^\d{10}$/.test(timestamp)) return 'X-Timestamp';
  const offSeconds = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (offSeconds > windowSeconds) return `X-Timestamp ±${windowSeconds} s`;
  const given = Buffer.from(signature, 'hex');
  const wanted = Buffer.from(signatureOf(secret, timestamp, body), 'hex');
  const fits = given.length === wanted.length && timingSafeEqual(given, wanted);
  return fits ? undefined : 'X-Signature';
}
