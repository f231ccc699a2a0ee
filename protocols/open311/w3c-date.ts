/** Times as GeoReport wants them: https://www.w3.org/TR/NOTE-datetime with seconds and a zone. */

const MINUTE_MILLISECONDS = 60_000;
/** China Standard Time. */
const DEFAULT_OFFSET_MINUTES = 480;

/** `2026-03-04T05:06:07+08:00`; fractions of a second are dropped. */
export function formatW3cDate(instant: Date, offsetMinutes = DEFAULT_OFFSET_MINUTES): string {
  const local = new Date(instant.getTime() + offsetMinutes * MINUTE_MILLISECONDS);
  const text = local.toISOString().slice(0, 19);
  if (offsetMinutes === 0) return `${text}Z`;
  const minutes = Math.abs(offsetMinutes);
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  const minute = String(minutes % 60).padStart(2, '0');
  return `${text}${offsetMinutes < 0 ? '-' : '+'}${hour}:${minute}`;
}

const PATTERN =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The instant of a W3C time, undefined if it is none. The zone is required. A blank in its place
 * is read as the plus sign that clients forget to escape in addresses.
 */
export function parseW3cDate(text: string): Date | undefined {
  const repaired = text.trim().replace(/ (?=\d\d:\d\d$)/, '+');
  const day = PATTERN.exec(repaired)?.[1];
  if (day === undefined) return undefined;
  // Date rolls 31 February over to March; such a day is an error.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined;
  const instant = new Date(repaired);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
