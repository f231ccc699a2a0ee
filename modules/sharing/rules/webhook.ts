/** Deliveries to webhooks: how they are signed, and when they are tried again. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** After so many failures a delivery is given up and waits for somebody. */
export const mostAttempts = 8;

const firstWaitSeconds = 60;
const longestWaitSeconds = 6 * 3600;

/** Seconds until the next attempt after so many failures: doubling, six hours at most; null when it is given up. */
export function waitSeconds(failures: number): number | null {
  if (failures >= mostAttempts) return null;
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (failures - 1));
}

/**
 * The signature of a delivery: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">`. The time is part of what is
 * signed, so that an old delivery cannot be sent again as a new one.
 */
export function signature(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

/** Whether a signature is right and not older than `toleranceSeconds`; as a receiver checks it. */
export function isSigned(
  secret: string,
  body: string,
  { header, now, toleranceSeconds }: { header: string; now: Date; toleranceSeconds: number },
): boolean {
  const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!seconds || !digest) return false;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > toleranceSeconds) return false;
  const wanted = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  return timingSafeEqual(wanted, Buffer.from(digest, 'hex'));
}
