import { newId } from '../kit/new-id.ts';

/** A photo ready to be sent: small, and with what the camera knew kept beside it. */
export interface Photo {
  readonly id: string;
  readonly blob: Blob;
  readonly fileName: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** When it was taken, ISO 8601, as the camera says; else when the file was written. */
  readonly capturedAt: string;
  /** Where it was taken, WGS-84; null where the camera kept no position. */
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
}

/** Longest side sent, px: enough to read a number plate, small enough for a village's network. */
export const longestSidePx = 2048;
const jpegQuality = 0.85;

/** The size after shrinking, never enlarging. */
export function shrunkSize(widthPx: number, heightPx: number): { width: number; height: number } {
  const factor = Math.min(1, longestSidePx / Math.max(widthPx, heightPx));
  return {
    width: Math.max(1, Math.round(widthPx * factor)),
    height: Math.max(1, Math.round(heightPx * factor)),
  };
}

/**
 * Reads time and position, then shrinks to at most 2048 px JPEG. The copy carries no metadata of
 * its own, so nothing leaves the phone but what is named here. Throws if the file is no image.
 */
export async function preparePhoto(file: File): Promise<Photo> {
  const [known, bitmap] = await Promise.all([
    readMetadata(file),
    createImageBitmap(file, { imageOrientation: 'from-image' }),
  ]);
  const { width, height } = shrunkSize(bitmap.width, bitmap.height);
  const blob = await drawJpeg(bitmap, width, height);
  bitmap.close();
  return {
    id: newId(),
    blob,
    fileName: `${file.name.replace(/\.\w+$/, '')}.jpg`,
    widthPx: width,
    heightPx: height,
    capturedAt: (known.capturedAt ?? new Date(file.lastModified)).toISOString(),
    position: known.position,
  };
}

async function drawJpeg(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('the browser could not encode the photo'));
    canvas.toBlob(take, 'image/jpeg', jpegQuality);
  });
}

interface Metadata {
  readonly capturedAt: Date | null;
  readonly position: Photo['position'];
}

/** The reader of EXIF comes only when a photo is chosen; an unreadable header is no fault. */
async function readMetadata(file: File): Promise<Metadata> {
  try {
    const { default: exifr } = await import('exifr');
    const [tags, place] = await Promise.all([
      exifr.parse(file, ['DateTimeOriginal']) as Promise<{ DateTimeOriginal?: Date } | undefined>,
      exifr.gps(file),
    ]);
    const found = tags?.DateTimeOriginal;
    const capturedAt = found instanceof Date && !Number.isNaN(found.getTime()) ? found : null;
    return { capturedAt, position: positionOf(place) };
  } catch {
    return { capturedAt: null, position: null };
  }
}

/** Cameras without a fix write 0, 0 or nothing: that is no position. */
export function positionOf(
  place: { readonly longitude: number; readonly latitude: number } | undefined,
): Photo['position'] {
  if (!place || !Number.isFinite(place.longitude) || !Number.isFinite(place.latitude)) return null;
  const { longitude, latitude } = place;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  return longitude === 0 && latitude === 0 ? null : { longitude, latitude };
}
