/** The gate of the upload pipeline: cheap checks before anything is decoded or stored. */
import sharp, { type Metadata } from 'sharp';
import { processDocument } from './document.ts';
import { checkSize } from './limit-stream.ts';
import { defaultUploadLimits, largestUpload, type UploadLimits } from './limits.ts';
import { refusal } from './problems.ts';
import { type DocumentType, type PhotoType, type Sniffed, sniff, type VoiceType } from './sniff.ts';
import { measureVoice } from './voice/measure.ts';

/** Photo types that can be decoded. HEIC is not among them: the prebuilt libvips has no HEVC. */
export type AcceptedPhotoType = Exclude<PhotoType, 'image/heic'>;

/** What an upload turned out to be. */
export type InspectedUpload =
  | {
      readonly kind: 'photo';
      readonly contentType: AcceptedPhotoType;
      /** As stored in the file, before any rotation. */
      readonly widthPixels: number;
      readonly heightPixels: number;
      /** Above 1 for animations; only the first picture is kept. */
      readonly frames: number;
    }
  | { readonly kind: 'document'; readonly contentType: DocumentType }
  | {
      readonly kind: 'voice';
      readonly contentType: VoiceType;
      /** Undefined where the container does not tell (some live recordings). */
      readonly durationSeconds: number | undefined;
    };

/**
 * Tells what `bytes` are by content. `declaredType` (the part's Content-Type, may be '') only has to
 * agree in kind: phones call WebP pictures .jpg every day, but a web page is never a photo.
 * Throws a problem of `uploadProblems`: upload-empty, upload-too-large, upload-type-unknown,
 * upload-type-mismatch, photo-heic, photo-too-many-pixels, photo-damaged, voice-*, document-*.
 * A picture cut off in its middle passes here and is refused by `processPhoto`, which decodes it.
 */
export async function inspectUpload(
  bytes: Uint8Array,
  declaredType: string,
  limits: UploadLimits = defaultUploadLimits,
): Promise<InspectedUpload> {
  checkSize(bytes, largestUpload(limits));
  const found = sniff(bytes);
  if (found.kind === 'unknown')
    throw refusal('upload-type-unknown', { looksLike: found.looksLike });
  checkDeclared(declaredType, found.kind, found.contentType);
  if (found.kind === 'voice') {
    const durationSeconds = measureVoice(bytes, found.contentType, limits);
    return { kind: 'voice', contentType: found.contentType, durationSeconds };
  }
  if (found.kind === 'document') {
    const { contentType } = processDocument(bytes, limits);
    return { kind: 'document', contentType };
  }
  const contentType = decodable(found.contentType);
  const header = await readHeader(bytes, limits);
  return {
    kind: 'photo',
    contentType,
    widthPixels: header.width,
    heightPixels: header.height,
    frames: header.pages ?? 1,
  };
}

/** Narrows to what can be decoded; throws `photo-heic` for HEIC. */
export function decodable(contentType: PhotoType): AcceptedPhotoType {
  if (contentType === 'image/heic') throw refusal('photo-heic');
  return contentType;
}

/** Size and EXIF from the picture's header. Throws photo-damaged or photo-too-many-pixels. */
export async function readHeader(bytes: Uint8Array, limits: UploadLimits): Promise<Metadata> {
  checkSize(bytes, limits.maxPhotoBytes);
  // The limit is ours to tell with numbers, so libvips is asked without one; nothing is decoded yet.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!header?.width || !header.height) throw refusal('photo-damaged');
  const pixels = header.width * header.height;
  if (pixels > limits.maxPhotoPixels) {
    throw refusal('photo-too-many-pixels', {
      megapixels: Math.ceil(pixels / 1e6),
      limitMegapixels: Math.floor(limits.maxPhotoPixels / 1e6),
    });
  }
  return header;
}

/** What the parts of a form call each kind. Recorders label sound-only WebM and MP4 as video; the tracks tell whether it is one. */
const declaredAs = {
  photo: /^image\//,
  voice: /^(audio|video)\//,
  document: /^application\/(x-)?pdf$/,
} as const;

function checkDeclared(
  declaredType: string,
  kind: Exclude<Sniffed['kind'], 'unknown'>,
  actualType: string,
): void {
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (declared === '' || declared === 'application/octet-stream') return;
  if (!declaredAs[kind].test(declared)) {
    throw refusal('upload-type-mismatch', { declaredType: declared.slice(0, 60), actualType });
  }
}
