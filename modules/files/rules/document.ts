/**
 * A PDF document is checked by its structure and kept as it came. It is never opened here: what a reader needs first (the
 * cross-reference section that the end points to, ISO 32000-2 §7.5) is read, which also tells whether a password is needed.
 */
import { createHash } from 'node:crypto';
import { checkSize } from './limit-stream.ts';
import { defaultUploadLimits, type UploadLimits } from './limits.ts';
import { refusal } from './problems.ts';

/** A document that may be stored. */
export interface ProcessedDocument {
  readonly contentType: 'application/pdf';
  /** The bytes as received. */
  readonly full: Buffer;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
}

/** Where readers look for the end (ISO 32000-2 annex I: the last 1,024 bytes). */
const endBytes = 1024;
/** Sections that a document may have been extended by; more is no document that a person made. */
const mostSections = 100;
/** A trailer or the dictionary of a cross-reference stream; longer ones do not occur. */
const dictionaryBytes = 16_384;

/**
 * Checks a PDF. Throws upload-empty, upload-too-large, document-damaged (cut off, or its parts are not where its end
 * says) or document-encrypted (it asks for a password, or forbids what officials do with it: print and copy).
 */
export function processDocument(
  bytes: Uint8Array,
  limits: UploadLimits = defaultUploadLimits,
): ProcessedDocument {
  checkSize(bytes, limits.maxDocumentBytes);
  const full = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (full.toString('latin1', 0, 5) !== '%PDF-') throw refusal('document-damaged');
  const sections = sectionsOf(full);
  if (sections.some((text) => /\/Encrypt\b/.test(text))) throw refusal('document-encrypted');
  if (!sections.some((text) => /\/Root\s+\d+\s+\d+\s+R\b/.test(text)))
    throw refusal('document-damaged');
  return {
    contentType: 'application/pdf',
    full,
    sha256: createHash('sha256').update(full).digest('hex'),
  };
}

/** The dictionaries of all cross-reference sections, the newest first. @throws document-damaged */
function sectionsOf(file: Buffer): string[] {
  const end = file.toString('latin1', Math.max(0, file.length - endBytes));
  const last = end.slice(Math.max(0, end.lastIndexOf('startxref')));
  const [, start] = /^startxref\s+(\d{1,10})\s+%%EOF/.exec(last) ?? [];
  if (start === undefined) throw refusal('document-damaged');
  const open = [Number(start)];
  const seen = new Set<number>();
  const found: string[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (seen.size > mostSections) throw refusal('document-damaged');
    const dictionary = dictionaryAt(file, at);
    found.push(dictionary);
    for (const [, next] of dictionary.matchAll(/\/(?:Prev|XRefStm)\s+(\d{1,10})\b/g))
      open.push(Number(next));
  }
  return found;
}

/** The trailer behind a table, or the dictionary of a stream. @throws document-damaged */
function dictionaryAt(file: Buffer, at: number): string {
  const head = file.toString('latin1', at, at + 64).trimStart();
  if (head.startsWith('xref')) {
    const trailer = file.indexOf('trailer', at, 'latin1');
    if (trailer < 0) throw refusal('document-damaged');
    return upTo(file.toString('latin1', trailer, trailer + dictionaryBytes), 'startxref');
  }
  if (!/^\d+\s+\d+\s+obj\b/.test(head)) throw refusal('document-damaged');
  const dictionary = upTo(file.toString('latin1', at, at + dictionaryBytes), 'stream');
  if (!/\/Type\s*\/XRef\b/.test(dictionary)) throw refusal('document-damaged');
  return dictionary;
}

function upTo(text: string, word: string): string {
  const at = text.indexOf(word);
  return at < 0 ? text : text.slice(0, at);
}

/** Longest name kept, characters. */
const longestName = 100;

/**
 * The name under which a document is shown and saved: the last part of what the sender called it, without signs that
 * steer (controls, reversed writing) or mean something to a disk; always with its ending.
 */
export function documentName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    // Browsers write a quotation mark and line ends of a name like this (HTML, multipart/form-data).
    .replace(/%0[AD]/gi, '')
    .replace(/%22|[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = plain.replace(/\.pdf$/i, '').replace(/^\.+/, '');
  return `${[...stem].slice(0, longestName).join('').trim() || 'document'}.pdf`;
}
