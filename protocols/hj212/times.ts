/** Times of the wire: digits in Chinese standard time (UTC+8, no summer time). */

const offsetMs = 8 * 3600_000;

/**
 * Reads `YYYYMMDDHHmmss`, or with milliseconds (17 digits) where `withMs` allows it.
 * @returns undefined for anything that is no instant of the calendar
 */
export function readTime(text: string, withMs = false): Date | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(text);
  if (!digits || (digits[7] !== undefined && !withMs)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = digits
    .slice(1)
    .map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const said = new Date(local);
  const isReal = said.getUTCMonth() === month - 1 && said.getUTCDate() === day;
  return isReal && hour < 24 && minute < 60 && second < 60 && year >= 1000
    ? new Date(local - offsetMs)
    : undefined;
}

/** Writes `YYYYMMDDHHmmss`. */
export function timeText(at: Date): string {
  return requestNumber(at).slice(0, 14);
}

/** Writes a QN, `YYYYMMDDHHmmssSSS`. */
export function requestNumber(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().replace(/\D/g, '').slice(0, 17);
}
