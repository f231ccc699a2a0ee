/** When and where a photo was taken, as the app says beside it: our apps strip the camera's own EXIF. */
import type { MultipartFile } from '@fastify/multipart';

/** The fields that came beside a file. */
export type ToldFields = MultipartFile['fields'];

/** What is believed of it. */
export interface ToldFacts {
  readonly takenAt: Date | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

const earliestMs = Date.UTC(2000, 0, 1);
const clockToleranceMs = 5 * 60_000;

/** Reads the fields beside the file; what cannot be true counts as not said. */
export function toldFacts(fields: ToldFields, now: Date): ToldFacts {
  const text = (name: string): string => {
    const field = fields[name];
    return field && !Array.isArray(field) && field.type === 'field' ? String(field.value) : '';
  };
  const at = new Date(text('capturedAt'));
  const isTrue = at.getTime() >= earliestMs && at.getTime() <= now.getTime() + clockToleranceMs;
  const longitude = Number(text('longitude') || Number.NaN);
  const latitude = Number(text('latitude') || Number.NaN);
  const isPlace =
    Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
  return {
    takenAt: isTrue ? at : null,
    longitude: isPlace ? longitude : null,
    latitude: isPlace ? latitude : null,
  };
}
