/** When and where a photo says it was taken, believed only as far as it is plausible. */
import exifr from 'exifr';
import type { Position } from '#platform/geo/index.ts';

/** What is kept of a photo's EXIF; all the rest is dropped with the re-encoding. */
export interface PhotoFacts {
  /** Instant of DateTimeOriginal; absent if missing, before 2000 or in the future. */
  readonly takenAt?: Date;
  /** Absent if missing, marked void by the receiver, out of range or exactly 0, 0. */
  readonly positionWgs84?: Position;
}

/** EXIF times carry no zone before 2.31; the town's phones run on China Standard Time. */
const ASSUMED_OFFSET = '+08:00';
/** Cameras without a clock say 1970 or 1980; no report shows a photo from before this. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks of phones run ahead a little. */
const FUTURE_TOLERANCE_MILLISECONDS = 5 * 60_000;
const TIFF_HEAD = Buffer.from('Exif\0\0', 'latin1');

/** Reads the EXIF block of a picture (as sharp's metadata gives it). Damaged blocks say nothing. */
export async function readPhotoFacts(exif: Uint8Array | undefined, now: Date): Promise<PhotoFacts> {
  if (!exif || exif.length < 8) return {};
  const block = Buffer.from(exif.buffer, exif.byteOffset, exif.length);
  const tiff = block.subarray(0, 6).equals(TIFF_HEAD) ? block.subarray(6) : block;
  const tags = await parseTags(tiff);
  const takenAt = parseTakenAt(
    tags.DateTimeOriginal,
    tags.OffsetTimeOriginal ?? tags.OffsetTime,
    now,
  );
  const positionWgs84 = parsePosition(tags);
  return { ...(takenAt ? { takenAt } : {}), ...(positionWgs84 ? { positionWgs84 } : {}) };
}

type Tags = Readonly<Record<string, unknown>>;

async function parseTags(tiff: Buffer): Promise<Tags> {
  const options = {
    tiff: true,
    exif: true,
    gps: true,
    reviveValues: false,
    translateValues: false,
  };
  try {
    const tags: unknown = await exifr.parse(tiff, options);
    return typeof tags === 'object' && tags !== null ? { ...tags } : {};
  } catch {
    return {};
  }
}

/**
 * The instant of an EXIF time `YYYY:MM:DD hh:mm:ss` with its offset `±hh:mm`, +08:00 if none is
 * given. Undefined if malformed, before 2000 or later than five minutes after `now`.
 */
export function parseTakenAt(time: unknown, offset: unknown, now: Date): Date | undefined {
  if (typeof time !== 'string') return undefined;
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(time);
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const zone = typeof offset === 'string' ? /^[+-]\d\d:\d\d/.exec(offset)?.[0] : undefined;
  // Date rolls 31 February over to March; such a day is not a date.
  const dayCheck = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(dayCheck.getTime()) || dayCheck.toISOString().slice(0, 10) !== day)
    return undefined;
  const instant = new Date(`${day}T${match[4]}${zone ?? ASSUMED_OFFSET}`);
  const milliseconds = instant.getTime();
  if (Number.isNaN(milliseconds) || milliseconds < EARLIEST) return undefined;
  return milliseconds > now.getTime() + FUTURE_TOLERANCE_MILLISECONDS ? undefined : instant;
}

function parsePosition(tags: Tags): Position | undefined {
  if (tags.GPSStatus === 'V') return undefined;
  const latitude = degrees(tags.GPSLatitude, tags.GPSLatitudeRef, 'NS', 90);
  const longitude = degrees(tags.GPSLongitude, tags.GPSLongitudeRef, 'EW', 180);
  if (latitude === undefined || longitude === undefined) return undefined;
  // Phones without a fix write zeros.
  return latitude === 0 && longitude === 0 ? undefined : { longitude, latitude };
}

/** Degrees, minutes, seconds with their hemisphere letter; seven decimals are a centimetre. */
function degrees(parts: unknown, ref: unknown, letters: string, limit: number): number | undefined {
  if (!Array.isArray(parts) || parts.length < 2 || typeof ref !== 'string') return undefined;
  const letter = ref.trim().charAt(0).toUpperCase();
  if (letter === '' || !letters.includes(letter)) return undefined;
  const [whole, minutes, seconds] = parts.map(Number);
  const value = (whole ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? 0) / 3600;
  if (!Number.isFinite(value) || value < 0 || value > limit) return undefined;
  const rounded = Math.round(value * 1e7) / 1e7;
  return letter === letters.charAt(1) ? -rounded : rounded;
}
