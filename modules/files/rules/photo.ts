/** Turns an uploaded photo into what is shown, stored and compared; nothing else of it survives. */
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { decodable, readHeader } from './inspect.ts';
import { checkSize } from './limit-stream.ts';
import { defaultUploadLimits, type UploadLimits } from './limits.ts';
import { HASH_SIDE_PIXELS, perceptualHash } from './perceptual-hash.ts';
import { type PhotoFacts, readPhotoFacts } from './photo-facts.ts';
import { refusal } from './problems.ts';
import { sniff } from './sniff.ts';

/** Longest side of the kept picture. */
export const FULL_SIDE_PIXELS = 2048;
/** Longest side of the thumbnail. */
export const THUMBNAIL_SIDE_PIXELS = 480;

/** A photo that may be stored. Free of EXIF, GPS, profiles and anything hidden behind the picture. */
export interface ProcessedPhoto extends PhotoFacts {
  /** JPEG (`image/jpeg`), upright, sRGB, at most 2048 pixels a side. */
  readonly full: Buffer;
  /** WebP (`image/webp`), at most 480 pixels a side. */
  readonly thumbnail: Buffer;
  /** Of `full`. */
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** SHA-256 of the bytes as uploaded, 64 hex digits: the same file twice. */
  readonly sha256: string;
  /** See perceptual-hash.ts, 16 hex digits: the same picture twice. */
  readonly perceptualHash: string;
}

/** Decoded: three bytes a pixel, sRGB. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 };
}

/**
 * Decodes once, then makes the kept picture, the thumbnail and the hash from the same pixels.
 * `now` judges the time the photo claims. Animations keep their first picture; transparency becomes
 * white. Throws a problem of `uploadProblems` (upload-*, photo-*).
 */
export async function processPhoto(
  bytes: Uint8Array,
  now: Date,
  limits: UploadLimits = defaultUploadLimits,
): Promise<ProcessedPhoto> {
  checkSize(bytes, limits.maxPhotoBytes);
  const found = sniff(bytes);
  if (found.kind === 'unknown')
    throw refusal('upload-type-unknown', { looksLike: found.looksLike });
  if (found.kind !== 'photo') {
    throw refusal('upload-type-mismatch', { declaredType: 'image', actualType: found.contentType });
  }
  decodable(found.contentType);
  const header = await readHeader(bytes, limits);
  const pixels = await decode(bytes, limits);
  const [pictures, facts] = await Promise.all([
    picturesOf(pixels),
    readPhotoFacts(header.exif, now),
  ]);
  return { ...pictures, sha256: sha256Of(bytes), ...facts };
}

/** Keeps a picture that we drew ourselves: its pixels are trusted, and never were a file. */
export async function processDrawn(pixels: Pixels): Promise<ProcessedPhoto> {
  const pictures = await picturesOf(pixels);
  return { ...pictures, sha256: sha256Of(pictures.full) };
}

async function picturesOf(
  pixels: Pixels,
): Promise<Omit<ProcessedPhoto, 'sha256' | keyof PhotoFacts>> {
  const [full, thumbnail, hash] = await Promise.all([
    fromPixels(pixels).jpeg({ quality: 82, progressive: false }).toBuffer(),
    inside(fromPixels(pixels), THUMBNAIL_SIDE_PIXELS).webp({ quality: 72, effort: 2 }).toBuffer(),
    hashOf(pixels),
  ]);
  const { width: widthPixels, height: heightPixels } = pixels.raw;
  return { full, thumbnail, widthPixels, heightPixels, perceptualHash: hash };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function decode(bytes: Uint8Array, limits: UploadLimits): Promise<Pixels> {
  // 'error' refuses cut-off data but forgives the small sins of phone firmware ('warning').
  const source = sharp(bytes, {
    failOn: 'error',
    limitInputPixels: limits.maxPhotoPixels,
    pages: 1,
  });
  try {
    const { data, info } = await inside(source.autoOrient(), FULL_SIDE_PIXELS)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds: limits.maxPhotoSeconds })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    // sRGB without alpha is three channels, for grey, CMYK and 16-bit sources as well.
    return { data, raw: { width: info.width, height: info.height, channels: 3 } };
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    throw refusal(/timeout/i.test(text) ? 'photo-too-slow' : 'photo-damaged');
  }
}

async function hashOf(pixels: Pixels): Promise<string> {
  const grey = await fromPixels(pixels)
    .greyscale()
    .resize(HASH_SIDE_PIXELS, HASH_SIDE_PIXELS, { fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return perceptualHash(grey);
}

function fromPixels(pixels: Pixels): Sharp {
  return sharp(pixels.data, { raw: pixels.raw });
}

function inside(picture: Sharp, sidePixels: number): Sharp {
  return picture.resize(sidePixels, sidePixels, { fit: 'inside', withoutEnlargement: true });
}
