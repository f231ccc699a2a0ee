/** A pass to the photos of a followed report: short-lived, so that no link or log keeps the token. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const validMs = 3_600_000;

/** Whose pass. */
interface Passed {
  readonly number: string;
  readonly token: string;
}

/** A pass for an hour: the number, when it ends, and a signature by the report's own token. */
export function passOf({ number, token }: Passed, now: Date): string {
  const endsAt = now.getTime() + validMs;
  return `${number}.${endsAt}.${signature(number, endsAt, token)}`;
}

/** The number a pass names; null for anything else. Not a proof: see `passFits`. */
export function numberOfPass(pass: string): string | null {
  return /^([A-Z]{2,4}-\d{8}-\d{4,}-\d)\.\d{13}\.[\w-]{43}$/.exec(pass)?.[1] ?? null;
}

/** Whether a pass was given for this report and has not ended. */
export function passFits(pass: string, { number, token }: Passed, now: Date): boolean {
  const [named, ends = '', given = ''] = pass.split('.');
  if (named !== number || Number(ends) <= now.getTime()) return false;
  const wanted = Buffer.from(signature(number, Number(ends), token));
  const shown = Buffer.from(given);
  return wanted.length === shown.length && timingSafeEqual(wanted, shown);
}

function signature(number: string, endsAt: number, token: string): string {
  return createHmac('sha256', token).update(`${number}.${endsAt}`).digest('base64url');
}
