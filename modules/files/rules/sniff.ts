/** What a file is by its first bytes; names and declared types are never believed. */

/** Photo types by content. HEIC is recognised to be refused with a helpful text. */
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/heic';
/** Voice types by content. */
export type VoiceType = 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/mpeg' | 'audio/wav';

/** Document types by content. */
export type DocumentType = 'application/pdf';

/** Result of {@link sniff}. */
export type Sniffed =
  | { readonly kind: 'photo'; readonly contentType: PhotoType }
  | { readonly kind: 'voice'; readonly contentType: VoiceType }
  | { readonly kind: 'document'; readonly contentType: DocumentType }
  | { readonly kind: 'unknown'; readonly looksLike: string };

/** Brands of HEIF files whose pictures are HEVC coded (ISO/IEC 23008-12 annex B). */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs'];
const AVIF_BRANDS = ['avif', 'avis'];
const MP4_BRAND = /^(M4A |M4B |M4V |mp4\d|isom|iso\d|avc1|dash|MSNV|f4a |3gp|3g2|qt {2})/;

/** Looks at the magic bytes (at most the first 512). Never throws. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512));
  if (ascii(head, 0, 5) === '%PDF-') return { kind: 'document', contentType: 'application/pdf' };
  return sniffPhoto(head) ?? sniffVoice(head) ?? { kind: 'unknown', looksLike: guess(head) };
}

function sniffPhoto(head: Buffer): Sniffed | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return photo('image/jpeg');
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return photo('image/png');
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return photo('image/webp');
  if (ascii(head, 4, 8) !== 'ftyp') return undefined;
  const brands = fileBrands(head);
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return photo('image/avif');
  // 'mif1'/'msf1' alone say "some HEIF"; without an AV1 brand it is HEVC in practice.
  const heif =
    brands.some((brand) => HEIC_BRANDS.includes(brand)) || /^m[is]f1$/.test(brands[0] ?? '');
  return heif ? photo('image/heic') : undefined;
}

function sniffVoice(head: Buffer): Sniffed | undefined {
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) {
    return head.includes('webm') ? voice('audio/webm') : undefined;
  }
  if (ascii(head, 0, 4) === 'OggS')
    return head.includes('OpusHead') ? voice('audio/ogg') : undefined;
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WAVE') return voice('audio/wav');
  if (ascii(head, 0, 3) === 'ID3') return voice('audio/mpeg');
  if (ascii(head, 4, 8) === 'ftyp') {
    return fileBrands(head).some((brand) => MP4_BRAND.test(brand)) ? voice('audio/mp4') : undefined;
  }
  // MPEG layer III frame: 11 sync bits, a valid version, layer 01.
  const second = head[1] ?? 0;
  const isLayerThree = head[0] === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return isLayerThree ? voice('audio/mpeg') : undefined;
}

/** Major and compatible brands of an ISO base media file (ISO/IEC 14496-12 §4.3). */
function fileBrands(head: Buffer): string[] {
  const end = Math.min(head.length >= 4 ? head.readUInt32BE(0) : 0, head.length);
  const brands = [ascii(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
  return brands;
}

/** Names what people most often send by mistake or on purpose, for the error text. */
function guess(head: Buffer): string {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/<svg[\s>]/.test(text)) return 'SVG';
  if (/^<(!doctype html|html|head|body|script)/.test(text)) return 'HTML';
  if (text.startsWith('<?xml')) return 'XML';
  if (text.startsWith('pk\u0003\u0004')) return 'ZIP / Office';
  if (text.startsWith('%pdf')) return 'PDF';
  if (text.startsWith('gif8')) return 'GIF';
  if (text.startsWith('bm')) return 'BMP';
  if (startsWith(head, [0x49, 0x49, 0x2a, 0]) || startsWith(head, [0x4d, 0x4d, 0, 0x2a]))
    return 'TIFF';
  if (text.startsWith('mz') || startsWith(head, [0x7f, 0x45, 0x4c, 0x46])) return 'program';
  if (text.startsWith('oggs')) return 'Ogg without Opus';
  if (text.startsWith('#!amr')) return 'AMR';
  return 'unknown data';
}

function photo(contentType: PhotoType): Sniffed {
  return { kind: 'photo', contentType };
}

function voice(contentType: VoiceType): Sniffed {
  return { kind: 'voice', contentType };
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

function ascii(head: Buffer, start: number, end: number): string {
  return head.toString('latin1', start, end);
}
